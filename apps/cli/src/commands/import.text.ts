import type { ImportPreview, ImportView, Problem } from '@chapterhouse/imports';
import { count, indent, table } from '../support/table.js';

const MOST_LINES = 60;

/** Where a problem is: `slips.xls, row 12, column D`. */
export const placeOf = ({ file, row, column }: Pick<Problem, 'file' | 'row' | 'column'>): string =>
  [file, row === null ? '' : `row ${row}`, column === null ? '' : `column ${column}`]
    .filter((s) => s !== '')
    .join(', ');

/** The preview for a person: first what must be solved, then what is worth knowing, then what would change. */
export function previewText(preview: ImportPreview): string {
  const errors = problemLines(preview.problems.filter((p) => p.severity === 'error'));
  const warnings = problemLines(preview.problems.filter((p) => p.severity === 'warning'));
  const kinds = SLIP_KINDS.map(([kind, name]) => [name, preview.slipsByType[kind] ?? 0] as const).filter(
    ([, n]) => n > 0,
  );
  const total = kinds.reduce((sum, [, n]) => sum + n, 0);
  return [
    ...section(`${count(errors.length, 'problem')} to solve first:`, errors),
    ...section(`${count(warnings.length, 'remark')}:`, warnings),
    filesText(preview),
    '',
    ...(total > 0
      ? [`${count(total, 'slip')} for these dates: ${kinds.map(([name, n]) => `${n} ${name}`).join(', ')}.`, '']
      : []),
    talliesText(preview),
  ].join('\n');
}

const SLIP_KINDS = [
  ['REFERRAL', 'referrals'],
  ['ONE_TO_ONE', 'one-to-ones'],
  ['EDUCATION', 'education'],
  ['CLOSED_BUSINESS', 'closed business'],
  ['TESTIMONIAL', 'testimonials'],
  ['VISITOR', 'visitors'],
] as const;
const AREAS = ['members', 'roles', 'meetings', 'attendance', 'slips', 'visitors', 'links'] as const;

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST_LINES;
  return [
    title,
    indent(lines.slice(0, MOST_LINES).join('\n')),
    ...(more > 0 ? [`  … and ${more} more; --json lists them all`] : []),
    '',
  ];
}

/** One line for each thing said, however many places it is said of. */
function problemLines(problems: readonly Problem[]): string[] {
  const same = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.code, problem.message, problem.remedy]);
    same.set(key, [...(same.get(key) ?? []), problem]);
  }
  return [...same.values()].map(([first, ...others]) => {
    if (!first) return '';
    const more = others.length > 0 ? ` (and ${count(others.length, 'more place', 'more places')})` : '';
    const place = placeOf(first);
    return `${place}${more}${place || more ? ': ' : ''}${first.message} ${first.remedy}`.trimEnd();
  });
}

function filesText({ files }: ImportPreview): string {
  const kinds = new Map<string, { n: number; from: string | null; to: string | null }>();
  for (const { kind, from, to } of files) {
    const name = kind?.replace('-', ' ') ?? 'not read';
    const seen = kinds.get(name);
    kinds.set(name, {
      n: (seen?.n ?? 0) + 1,
      from: [seen?.from, from].filter((d) => d != null).sort()[0] ?? null,
      to:
        [seen?.to, to]
          .filter((d) => d != null)
          .sort()
          .at(-1) ?? null,
    });
  }
  const rows = [...kinds].map(([name, { n, from, to }]) => [
    name,
    String(n),
    from === null ? '' : from === to ? from : `${from} to ${to}`,
  ]);
  return table([['File', 'Number', 'Dates'], ...rows], ['left', 'right', 'left']);
}

function talliesText({ tallies }: ImportPreview): string {
  const touched = AREAS.map((area) => [area, tallies[area]] as const).filter(([, t]) =>
    Object.values(t).some((n: number) => n > 0),
  );
  const rows = touched.map(([area, t]) => [
    area,
    ...[t.added, t.changed, t.removed, t.unchanged, t.ignored].map(String),
  ]);
  if (rows.length === 0) return 'The chapter knows all of it already.';
  return table([['', 'Added', 'Changed', 'Removed', 'Unchanged', 'Ignored'], ...rows], ['left', ...RIGHT]);
}

const RIGHT = ['right', 'right', 'right', 'right', 'right'] as const;

/** Whether applying would change anything. */
export const changesAnything = ({ tallies }: ImportPreview): boolean =>
  Object.values(tallies).some((t) => t.added + t.changed + t.removed > 0);

/** The last line: what happened, and how to go on. */
export function outcomeText(slug: string, view: ImportView): string {
  const { preview, state, id } = view;
  if (state === 'APPLIED') {
    const what = preview && changesAnything(preview) ? 'Imported' : 'Imported; nothing was new';
    return `${what}. Import ${id}; to take it back: chapterhouse import ${slug} --undo ${id}`;
  }
  if (!preview?.canApply) {
    const names = preview?.questions.length
      ? ' Names that nobody has: run this on a terminal to be asked, or let them become members with --create-members.'
      : '';
    return `Nothing was imported. Solve the problems above, then import again.${names}`;
  }
  return changesAnything(preview) ? 'Nothing was changed: this was a dry run.' : 'Everything is there already.';
}
