import { createInterface, type Interface } from 'node:readline/promises';
import type { NameDecision, NameQuestion } from '@chapterhouse/imports';
import { type Io, tell } from '../support/io.js';
import { placeOf } from './import.text.js';

/** Whether somebody is there to be asked. */
export const canAsk = (io: Io): boolean => io.stdin.isTTY === true && io.stderr.isTTY === true;

/** Asks on the terminal whom each name means. Names without an answer stay questions. */
export async function askNames(io: Io, questions: readonly NameQuestion[]): Promise<NameDecision[]> {
  const lines = createInterface({ input: io.stdin, output: io.stderr, terminal: true });
  const decisions: NameDecision[] = [];
  try {
    tell(io, `\n${questions.length} names in the files are nobody’s in this chapter. Whom do they mean?`);
    for (const [at, question] of questions.entries()) {
      const answer = await askName(io, lines, question);
      if (answer === 'stop') break;
      if (answer === 'all-new') {
        decisions.push(...questions.slice(at).map(({ name }) => ({ name, kind: 'NEW' }) as const));
        break;
      }
      decisions.push(answer);
    }
    return decisions;
  } finally {
    lines.close();
  }
}

async function askName(io: Io, lines: Interface, question: NameQuestion): Promise<NameDecision | 'stop' | 'all-new'> {
  const { name, places, candidates } = question;
  tell(
    io,
    `\n“${name}” (${places.length === 1 ? '' : `${places.length} places, first `}${places[0] ? placeOf(places[0]) : 'no place'})`,
  );
  candidates.forEach((candidate, i) => tell(io, `  ${i + 1}  ${candidate.name}`));
  tell(io, '  n  a new member      a  this and all further ones are new members');
  tell(io, '  o  nobody of this chapter      s  stop asking');
  for (;;) {
    const answer = readAnswer(question, await lines.question('> '));
    if (answer) return answer;
    tell(
      io,
      `Please answer with ${candidates.length > 0 ? `a number from 1 to ${candidates.length}, ` : ''}n, a, o or s.`,
    );
  }
}

/** What an answer at the terminal means; null when it means nothing. */
export function readAnswer(question: NameQuestion, text: string): NameDecision | 'stop' | 'all-new' | null {
  const { name, candidates } = question;
  const key = text.trim().toLowerCase();
  if (key === 'n') return { name, kind: 'NEW' };
  if (key === 'a') return 'all-new';
  if (key === 'o') return { name, kind: 'NOBODY' };
  if (key === 's') return 'stop';
  const candidate = /^\d+$/.test(key) ? candidates[Number(key) - 1] : undefined;
  if (!candidate) return null;
  return candidate.memberId === null
    ? { name, kind: 'SAME_AS', as: candidate.name }
    : { name, kind: 'MEMBER', memberId: candidate.memberId };
}
