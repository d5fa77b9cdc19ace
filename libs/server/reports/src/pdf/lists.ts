import type { ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { type Column, type Row, type Table, typeOfCell } from '../report-model.js';
import type { Speech } from '../words/speech.js';
import { colours, tint } from './look.js';

const none = (): number => 0;
const isNumeric = ({ type }: Column): boolean => !['TEXT', 'DATE', 'MARK', 'CODE'].includes(type);

/** A table whose columns are as wide as their contents want; the head comes again on each page. */
export function listOf({ columns, rows }: Table, speech: Speech, width: number): ContentTable {
  const size = columns.length > 12 ? 7.2 : columns.length > 8 ? 7.6 : 8.2;
  const head = columns.map((column): TableCell => ({
    text: column.label,
    fontSize: size - 0.7,
    color: colours.muted,
    alignment: isNumeric(column) ? 'right' : 'left',
    lineHeight: 1.05,
    // The writer would break a short word at its hyphens.
    noWrap: column.label.length <= LONGEST_HEAD,
  }));
  const cents = columns.map((_, at) =>
    rows.some((row) => typeof row.cells[at] === 'number' && !Number.isInteger(row.cells[at])),
  );
  const textOf = (cell: Row['cells'][number], row: Row, at: number): string => {
    const type = typeOfCell(row, columns[at]!);
    // In a column amounts have their decimals below each other; a line of its own type has one amount beside another.
    if (type !== 'MONEY' || typeof cell !== 'number') return speech.cell(cell, type);
    return speech.money(cell, row.type ? 0 : cents[at] ? 2 : 0);
  };
  const body = rows.map((row): TableCell[] =>
    row.cells.map((cell, at): TableCell => {
      const column = columns[at]!;
      const quiet = cell === 0 || cell === null;
      return {
        text: textOf(cell, row, at),
        noWrap: staysWhole(column, at, cell),
        alignment: isNumeric(column) ? 'right' : 'left',
        fontSize: size,
        bold: row.kind === 'TOTAL',
        lineHeight: 1.05,
        ...(row.kind === 'ASIDE' || (quiet && row.kind !== 'TOTAL') ? { color: colours.muted } : {}),
      };
    }),
  );
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: widthsOf({ layout: 'LIST', columns, rows }, size, width, speech),
      body: [head, ...body],
    },
    layout: hairlines(rows),
  };
}

/** Letters of a head that stay together. */
const LONGEST_HEAD = 11;

/** Names and days are not broken; what is too long for a name is. */
const LONGEST_NAME = 34;
const staysWhole = ({ type }: Column, at: number, cell: Row['cells'][number]): boolean =>
  type !== 'TEXT' || (at === 0 && String(cell ?? '').length <= LONGEST_NAME);

/** Points that a letter takes, of those of its size. */
const LETTER = 0.56;
const PADDING = 9;

/**
 * Where texts follow numbers, texts share the room; where there is a name and numbers, the numbers do, so that they stand
 * evenly. Amounts take what they need, and so does everything where even columns would not fit: the writer makes all even
 * columns as wide as the widest of them must be.
 */
function widthsOf({ columns, rows }: Table, size: number, width: number, speech: Speech): (string | number)[] {
  const leading = columns.findIndex(({ type }) => type !== 'TEXT');
  const later = columns.some(({ type, key }, at) => at > 0 && type === 'TEXT' && (at > leading || key === 'trade'));
  if (later) {
    const shares = ({ type, key }: Column, at: number): boolean =>
      type === 'TEXT' && at > 0 && key !== 'light' && key !== 'other';
    return columns.map((column, at) => (shares(column, at) ? '*' : 'auto'));
  }
  const even = ({ type }: Column): boolean => !['TEXT', 'DATE', 'MONEY'].includes(type);
  const least = columns.map((column, at) => {
    const words = column.label.length <= LONGEST_HEAD ? [column.label] : column.label.split(/\s/);
    const cells = rows.map((row) => speech.cell(row.cells[at] ?? null, typeOfCell(row, column)));
    return Math.max(...[...words, ...cells].map((text) => text.length)) * size * LETTER + PADDING;
  });
  const widest = Math.max(0, ...least.filter((_, at) => even(columns[at]!)));
  const needed = columns.reduce((sum, column, at) => sum + (even(column) ? widest : least[at]!), 0);
  return columns.map((column) => (even(column) && needed <= width ? '*' : 'auto'));
}

/** A chapter's usual thirty lines then fit on one page. */
const TIGHT_FROM = 24;

function hairlines(rows: readonly Row[]): CustomTableLayout {
  return {
    hLineWidth: (at) => (at === 0 ? 0 : at === 1 ? 0.9 : 0.4),
    hLineColor: (at) => (at === 1 ? colours.muted : colours.hair),
    vLineWidth: none,
    paddingLeft: (at) => (at === 0 ? 0 : 5),
    paddingRight: (at, node) => (at === (node.table.widths?.length ?? 0) - 1 ? 0 : 3),
    paddingTop: () => (rows.length > TIGHT_FROM ? 2.4 : 3.1),
    paddingBottom: () => (rows.length > TIGHT_FROM ? 1.9 : 2.6),
    fillColor: (at) => (at > 0 && rows[at - 1]?.kind === 'TOTAL' ? tint(colours.teal, 0.07) : null),
  };
}
