import type { Cell, Column, Row, Table } from '../report-model.js';
import { typeOfCell } from '../report-model.js';
import type { Speech } from '../words/speech.js';
import { colours, tint } from './look.js';
import { el, label, line, rect, svg } from './svg.js';

/** A wide table as drawings: one for the head and one for each line, so that pages break between lines and repeat the head. */
export interface Grid {
  readonly head: string;
  readonly rows: readonly string[];
  /** Which of the table's own columns are in it, counted from 1; null when all are. */
  readonly part: { readonly from: number; readonly to: number; readonly total: number } | null;
}

const NAME_WIDTH = 112;
const SUM_WIDTH = 26;
const LEAST_CELL = 8.2;
const MOST_CELL = 15;
/** As many letters of a name as fit its column. */
const nameLetters = 25;

const shortened = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** Written upwards from a point. */
const upright = (x: number, y: number): { transform: string; fill: string } => ({
  transform: `rotate(-90 ${x} ${y})`,
  fill: colours.muted,
});

/** Members against members: depth of colour by count, a frame where the flow is returned, signs for combinations. */
export function matrixGrids({ columns, rows }: Table, width: number, speech: Speech): Grid[] {
  const people = columns.filter(({ memberId }) => memberId !== null);
  const sums = columns.filter(({ memberId }, at) => memberId === null && at > 0);
  const room = width - NAME_WIDTH - sums.length * SUM_WIDTH;
  const blocks = Math.max(1, Math.ceil((people.length * LEAST_CELL) / room));
  const perBlock = Math.ceil(people.length / blocks);
  const cell = Math.min(MOST_CELL, room / perBlock);
  const index = new Map(columns.map((column, at) => [column.key, at]));
  const cellOf = (row: Row, column: Column): Cell => row.cells[index.get(column.key)!] ?? null;
  const most = Math.max(
    1,
    ...rows.flatMap((row) => people.map((column) => Math.abs(Number(cellOf(row, column)) || 0))),
  );
  const rowOf = new Map(rows.map((row) => [row.memberId, row]));
  const columnOf = new Map(people.map((column) => [column.memberId, column]));
  const returned = (row: Row, column: Column): boolean => {
    const [back, own] = [rowOf.get(column.memberId), columnOf.get(row.memberId)];
    return Boolean(back && own && Number(cellOf(back, own)) > 0);
  };
  const longest = Math.max(0, ...[...people, ...sums].map((column) => Math.min(nameLetters, column.label.length)));
  const headHeight = Math.min(96, 10 + longest * 3.7);
  const size = Math.min(7.5, cell * 0.66);
  return Array.from({ length: blocks }, (_, block): Grid => {
    const from = block * perBlock;
    const shown = people.slice(from, from + perBlock);
    const left = (at: number): number => NAME_WIDTH + at * cell;
    const right = left(shown.length);
    const last = block === blocks - 1;
    const ends = last ? sums : [];
    const head = [
      ...shown.map((column, at) => {
        const x = left(at) + cell / 2 + size * 0.36;
        return label(shortened(column.label, nameLetters), x, headHeight - 4, { ...upright(x, headHeight - 4), size });
      }),
      ...ends.map((column, at) => {
        const x = right + (at + 1) * SUM_WIDTH - 2;
        return label(column.label, x, headHeight - 4, { ...upright(x, headHeight - 4), size: 7, bold: true });
      }),
      line(0, headHeight - 0.5, right + ends.length * SUM_WIDTH, headHeight - 0.5, colours.hair, 0.75),
    ];
    const drawn = rows.map((row) => {
      const parts = [label(shortened(String(row.cells[0] ?? ''), nameLetters), 0, cell / 2 + 2.6, { size: 7.4 })];
      shown.forEach((column, at) => {
        const value = cellOf(row, column);
        const x = left(at);
        const isChange = column.type === 'CHANGE';
        if (column.memberId === row.memberId) parts.push(rect(x + 0.5, 0.5, cell - 1, cell - 1, colours.card));
        else
          parts.push(cellSvg(value, { x, cell, size, most, returned: !isChange && returned(row, column), isChange }));
      });
      ends.forEach((column, at) => {
        const text = speech.cell(cellOf(row, column), typeOfCell(row, column));
        parts.push(label(text, right + (at + 1) * SUM_WIDTH, cell / 2 + 2.6, { size: 7.4, anchor: 'end', bold: true }));
      });
      return svg(width, cell, parts.join(''));
    });
    return {
      head: svg(width, headHeight, head.join('')),
      rows: drawn,
      part: blocks === 1 ? null : { from: from + 1, to: from + shown.length, total: people.length },
    };
  });
}

interface CellLook {
  readonly x: number;
  readonly cell: number;
  readonly size: number;
  readonly most: number;
  readonly returned: boolean;
  readonly isChange: boolean;
}

function cellSvg(value: Cell, { x, cell, size, most, returned, isChange }: CellLook): string {
  const grid = rect(x + 0.5, 0.5, cell - 1, cell - 1, 'none', { stroke: colours.hair, 'stroke-width': 0.3 });
  if (typeof value === 'string') return grid + signSvg(value, x + cell / 2, cell / 2, cell * 0.27);
  if (!value) return grid;
  const hue = isChange && value < 0 ? colours.plum : colours.given;
  const depth = 0.16 + 0.64 * Math.sqrt(Math.abs(value) / most);
  const text = isChange ? `${value > 0 ? '+' : '−'}${Math.abs(value)}` : String(value);
  const frame = returned ? { stroke: colours.ink, 'stroke-width': 0.8 } : {};
  return (
    rect(x + 0.7, 0.7, cell - 1.4, cell - 1.4, tint(hue, depth), { rx: 1, ...frame }) +
    label(text, x + cell / 2, cell / 2 + size * 0.36, {
      size: text.length > 2 ? size * 0.8 : size,
      anchor: 'middle',
      fill: depth > 0.5 ? colours.paper : colours.ink,
    })
  );
}

/** The signs of the combination matrix, drawn rather than written. */
function signSvg(sign: string, cx: number, cy: number, r: number): string {
  if (sign === '●') return el('circle', { cx, cy, r: r * 1.1, fill: colours.given });
  if (sign === '○')
    return el('circle', { cx, cy, r: r * 0.9, fill: 'none', stroke: colours.received, 'stroke-width': 0.9 });
  const points = `${cx},${cy - r * 1.15} ${cx + r * 1.15},${cy} ${cx},${cy + r * 1.15} ${cx - r * 1.15},${cy}`;
  return el('polygon', { points, fill: 'none', stroke: colours.plum, 'stroke-width': 0.9 });
}

/** Marks by colour and letter; on paper without colours the letters still tell. */
const marks: Readonly<Record<string, { fill: string; ink: string }>> = {
  P: { fill: tint(colours.given, 0.16), ink: colours.given },
  L: { fill: tint(colours.amber, 0.3), ink: colours.ink },
  S: { fill: tint(colours.received, 0.26), ink: colours.ink },
  M: { fill: tint(colours.muted, 0.2), ink: colours.ink },
  A: { fill: tint(colours.plum, 0.75), ink: colours.paper },
  '-': { fill: 'none', ink: colours.muted },
};

const COUNT_WIDTH = 15;
const wide: Readonly<Record<string, number>> = { rate: 50, state: 96, until: 44 };

/** Members against meetings; a table of marks alone is a strip without head and names. */
export function sheetGrid({ columns, rows }: Table, width: number, speech: Speech): Grid {
  const meetings = columns.filter(({ type }) => type === 'MARK');
  const after = columns.filter(({ type }, at) => type !== 'MARK' && at > 0);
  const named = columns[0]?.type === 'TEXT';
  const name = named ? NAME_WIDTH : 0;
  const ends = after.reduce((sum, { key }) => sum + (wide[key] ?? COUNT_WIDTH), 0);
  const cell = Math.min(named ? 15 : 14, (width - name - ends) / Math.max(1, meetings.length));
  const height = named ? 14 : 24;
  const letters = cell >= 6;
  const right = name + cell * meetings.length;
  const placed = after.map((column, at) => ({
    column,
    right: right + after.slice(0, at + 1).reduce((sum, { key }) => sum + (wide[key] ?? COUNT_WIDTH), 0),
  }));
  // Days stand upright where there is room, else every fourth of them.
  const every = Math.max(1, Math.ceil(8 / cell));
  const head = [
    ...meetings.flatMap((column, at) => {
      if (at % every !== 0) return [];
      const x = name + at * cell + cell / 2 + 2.2;
      return [label(column.label, x, 32, { size: 6.2, fill: colours.muted, transform: `rotate(-90 ${x} 32)` })];
    }),
    ...placed.map(({ column, right: x }) =>
      label(column.label, x - 2, 32, { size: 6.5, anchor: 'end', fill: colours.muted }),
    ),
    line(0, 35.5, width, 35.5, colours.hair, 0.75),
  ];
  const drawn = rows.map((row) => {
    const parts = named ? [label(shortened(String(row.cells[0] ?? ''), nameLetters), 0, 9.5, { size: 7.4 })] : [];
    const marksAt = columns.findIndex(({ type }) => type === 'MARK');
    meetings.forEach((column, at) => {
      const mark = row.cells[marksAt + at] ?? null;
      const look = typeof mark === 'string' ? marks[mark] : undefined;
      if (!look) return;
      const x = name + at * cell;
      const tall = named ? height - 1.5 : 13;
      parts.push(
        rect(
          x + 0.4,
          0.6,
          cell - 0.8,
          tall - 0.6,
          look.fill,
          look.fill === 'none' ? { stroke: colours.hair, 'stroke-width': 0.4 } : { rx: 1 },
        ),
      );
      if (letters) {
        const size = Math.min(7, cell * 0.62);
        parts.push(
          label(String(mark), x + cell / 2, tall / 2 + size * 0.38 + 0.3, { size, anchor: 'middle', fill: look.ink }),
        );
      }
      if (!named && at % 4 === 0) parts.push(label(column.label, x, 22, { size: 5.8, fill: colours.muted }));
    });
    placed.forEach(({ column, right: x }) => {
      const at = columns.indexOf(column);
      const value = row.cells[at] ?? null;
      const text =
        column.type === 'DATE' && typeof value === 'string'
          ? speech.shortDate(value)
          : speech.cell(value, typeOfCell(row, column));
      const quiet = value === 0 || value === null;
      parts.push(
        label(value === null ? '' : text, x - 2, 9.5, {
          size: 7.2,
          anchor: 'end',
          fill: quiet ? colours.muted : colours.ink,
        }),
      );
    });
    if (named) parts.push(line(0, height - 0.25, width, height - 0.25, colours.hair, 0.3));
    return svg(width, height, parts.join(''));
  });
  return { head: named ? svg(width, 36, head.join('')) : '', rows: drawn, part: null };
}
