import type { ImportPartsFragment, NameAnswerInput } from './gql/operations.js';

type Preview = NonNullable<ImportPartsFragment['preview']>;
export type Question = Preview['questions'][number];

/** Errors before warnings, each in the order of the files. */
export function sorted<P extends { readonly severity: string }>(problems: readonly P[]): P[] {
  const rank = (problem: P): number => (problem.severity === 'error' ? 0 : 1);
  return [...problems].sort((a, b) => rank(a) - rank(b));
}

/** Answers as the values of a select: `member:<id>`, `same:<name>`, `nobody`, `new`; '' is not answered yet. */
export function answerOf(name: string, value: string): NameAnswerInput | null {
  if (value.startsWith('member:')) return { name, kind: 'MEMBER', memberId: value.slice('member:'.length) };
  if (value.startsWith('same:')) return { name, kind: 'SAME_AS', as: value.slice('same:'.length) };
  if (value === 'nobody') return { name, kind: 'NOBODY' };
  return value === 'new' ? { name, kind: 'NEW' } : null;
}

export function answersOf(questions: readonly Question[], chosen: Readonly<Record<string, string>>): NameAnswerInput[] {
  return questions.flatMap(({ name }) => answerOf(name, chosen[name] ?? '') ?? []);
}

/** What is likeliest: somebody whom the import adds is named by name, a member by id. */
export const candidateValue = ({ memberId, name }: Question['candidates'][number]): string =>
  memberId ? `member:${memberId}` : `same:${name}`;

/** Areas in which something happens. */
export const happening = (tallies: Preview['tallies']): Preview['tallies'] =>
  tallies.filter(({ tally }) => tally.added + tally.changed + tally.removed + tally.unchanged + tally.ignored > 0);

/** Problems that an answer about a name solves stand with the question; only the others are listed. */
export const besidesNames = <P extends { readonly code: string }>(problems: readonly P[]): P[] =>
  problems.filter(({ code }) => code !== 'NAME_UNKNOWN' && code !== 'NAME_AMBIGUOUS');
