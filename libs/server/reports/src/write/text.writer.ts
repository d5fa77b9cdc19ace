import {
  typeOfCell,
  type Column,
  type Figure,
  type Report,
  type Section,
  type Sentence,
  type Table,
} from '../report-model.js';
import type { Speech } from '../words/speech.js';

const WIDTH = 100;
const signs: Readonly<Record<Sentence['tone'], string>> = { PLAIN: '·', GOOD: '+', LOOK: '!', ONE_SIDED: '~' };

/** A report for a person at a terminal: what it is, then each part with its sentences and its table in aligned columns. */
export function textOf(report: Report, speech: Speech): string {
  const { title, chapter, member, subtitle, period, comparedWith, sections, notes } = report;
  const head = [
    `${title}: ${member?.name ?? chapter.name}`,
    ...(subtitle ? [subtitle] : []),
    speech.period(period) +
      (comparedWith ? `, ${speech.say('frame.compared', { period: speech.period(comparedWith) })}` : ''),
  ];
  const parts = [head.join('\n'), ...sections.map((section) => sectionText(section, speech))];
  if (notes.length > 0) parts.push(notes.map((note) => wrapped(note, '', '')).join('\n'));
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function sectionText({ title, text, figures, sentences, table }: Section, speech: Speech): string {
  const parts = [
    ...text.map((paragraph) => wrapped(paragraph, '', '')),
    ...(figures.length > 0 ? [figuresText(figures, speech)] : []),
    ...(sentences.length > 0 ? [sentences.map(sentenceText).join('\n')] : []),
    ...(table ? [tableText(table, speech)] : []),
  ];
  if (parts.length === 0) return '';
  return [...(title ? [title.toUpperCase()] : []), ...parts].join('\n');
}

const figuresText = (figures: readonly Figure[], speech: Speech): string =>
  aligned(
    figures.map(({ label, value, type, note }) => [label, speech.cell(value, type), note ?? '']),
    [false, true, false],
  );

function sentenceText({ tone, heading, text, next }: Sentence): string {
  const said = wrapped(heading ? `${heading} ${text}` : text, `${signs[tone]} `, '  ');
  return next ? `${said}\n${wrapped(next, '  → ', '    ')}` : said;
}

/** Marks of a sheet stand close together; the columns of a matrix are numbered, and its lines bear the numbers. */
function tableText({ layout, columns, rows }: Table, speech: Speech): string {
  const cells = rows.map((row) => row.cells.map((cell, at) => speech.cell(cell, typeOfCell(row, columns[at]!))));
  const right = columns.map(
    ({ type, memberId }) => memberId !== null || !['TEXT', 'DATE', 'MARK', 'CODE'].includes(type),
  );
  if (layout === 'LIST') return aligned([columns.map(({ label }) => label), ...cells], right);
  if (layout === 'MATRIX') {
    let number = 0;
    const head = columns.map(({ memberId, label }) => (memberId === null ? label : String(++number)));
    const lines = rows.map((row, nth) =>
      row.cells.map((value, at) => {
        if (at === 0) return `${nth + 1} ${String(value)}`;
        if (columns[at]!.memberId === null) return cells[nth]![at]!;
        if (columns[at]!.memberId === row.memberId) return '\\';
        return value === 0 || value === null ? '·' : cells[nth]![at]!;
      }),
    );
    return aligned([head, ...lines], right, 1);
  }
  const isMark = ({ type }: Column): boolean => type === 'MARK';
  const first = columns.findIndex(isMark);
  const count = columns.filter(isMark).length;
  const joined = (line: readonly string[], marks: string): string[] => [
    ...line.slice(0, first),
    marks,
    ...line.slice(first + count),
  ];
  const days = columns.filter(isMark).map(({ label }) => label);
  const span = days.length > 1 ? `${days[0]} – ${days.at(-1)}` : (days[0] ?? '');
  const lines = cells.map((line, nth) =>
    joined(
      line,
      rows[nth]!.cells.slice(first, first + count)
        .map((mark) => mark ?? ' ')
        .join(''),
    ),
  );
  return aligned(
    [
      joined(
        columns.map(({ label }) => label),
        span,
      ),
      ...lines,
    ],
    rightOf(right, first, count),
  );
}

const rightOf = (right: readonly boolean[], first: number, count: number): boolean[] => [
  ...right.slice(0, first),
  false,
  ...right.slice(first + count),
];

/** Lines with aligned columns; wide letters count as one, which is near enough. */
function aligned(lines: readonly (readonly string[])[], right: readonly boolean[], gap = 2): string {
  const widths: number[] = [];
  for (const line of lines) line.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, [...cell].length)));
  const pad = (cell: string, at: number): string => {
    const blanks = ' '.repeat((widths[at] ?? 0) - [...cell].length);
    return right[at] ? blanks + cell : cell + blanks;
  };
  return lines.map((line) => line.map(pad).join(' '.repeat(gap)).trimEnd()).join('\n');
}

/** A paragraph in lines of a readable length. */
function wrapped(text: string, begin: string, indent: string): string {
  const lines: string[] = [];
  let current = begin;
  for (const word of text.split(/\s+/)) {
    const joined = current === begin || current === indent ? current + word : `${current} ${word}`;
    if (joined.length > WIDTH && current.trim() !== '' && current !== begin) {
      lines.push(current);
      current = indent + word;
    } else current = joined;
  }
  return [...lines, current].join('\n');
}
