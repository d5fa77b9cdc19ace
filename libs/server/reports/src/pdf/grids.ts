import type { Cell, Column, Row, Table } from '../report-model.js';
import { typeOfCell } from '../report-model.js';
import type { Speech } from '../words/speech.js';
import { colours, tint } from './look.js';
import { boxes, el, grouped, label, line, signsAt, svg } from './svg.js';

/** A wide table as drawings: one for the head and one for each line, so that pages break between lines and repeat the head. */
export interface Grid {
  readonly head: string;
  readonly rows: readonly string[];
  /** Which of the table's own columns are in it, counted from 1; null when all are. */
  readonly part: { readonly from: number; readonly to: number; readonly total: number } | null;
}

const NAME_WIDTH = 112;
const SUM_WIDTH = 26;
const LEAST_CELL = 7.4;
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
      const cells = shown.map((column, at): GridCell => {
        const own = column.memberId === row.memberId;
        const isChange = column.type === 'CHANGE';
        return { value: cellOf(row, column), x: left(at), own, isChange, framed: !isChange && returned(row, column) };
      });
      parts.push(lineOfCells(cells, { cell, size, most }));
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

interface GridCell {
  readonly value: Cell;
  readonly x: number;
  /** Of somebody with themself. */
  readonly own: boolean;
  readonly isChange: boolean;
  /** What went is returned. */
  readonly framed: boolean;
}

/** The cells of one line, in as few shapes as there are colours. */
function lineOfCells(
  cells: readonly GridCell[],
  { cell, size, most }: { cell: number; size: number; most: number },
): string {
  const box = (inset: number) => (one: { x: number }) => ({
    x: one.x + inset,
    y: inset,
    width: cell - 2 * inset,
    height: cell - 2 * inset,
  });
  const counted = cells.flatMap(({ value, x, own, isChange, framed }) => {
    if (own || typeof value !== 'number' || value === 0) return [];
    const depth = 0.16 + 0.64 * Math.sqrt(Math.abs(value) / most);
    const fill = tint(isChange && value < 0 ? colours.plum : colours.given, depth);
    const text = isChange ? `${value > 0 ? '+' : '−'}${Math.abs(value)}` : String(value);
    return [{ x, fill, text, framed, ink: depth > 0.7 ? colours.paper : colours.ink }];
  });
  const y = cell / 2 + size * 0.36;
  const centre = (x: number): number => x + cell / 2;
  const single = counted.filter(({ text }) => text.length === 1);
  const several = counted.filter(({ text }) => text.length > 1);
  return [
    boxes(cells.filter(({ own, value }) => !own && !(typeof value === 'number' && value !== 0)).map(box(0.5)), {
      fill: 'none',
      stroke: colours.hair,
      'stroke-width': 0.3,
    }),
    boxes(cells.filter(({ own }) => own).map(box(0.5)), { fill: colours.card }),
    ...[...grouped(counted, ({ fill }) => fill)].map(([fill, of]) => boxes(of.map(box(0.7)), { fill })),
    boxes(counted.filter(({ framed }) => framed).map(box(0.7)), {
      fill: 'none',
      stroke: colours.ink,
      'stroke-width': 0.8,
    }),
    ...[...grouped(single, ({ ink }) => ink)].map(([ink, of]) =>
      signsAt(
        of.map(({ text, x }) => ({ text, x: centre(x) })),
        y,
        size,
        ink,
      ),
    ),
    ...several.map(({ text, x, ink }) =>
      label(text, centre(x), y, { size: text.length > 2 ? size * 0.8 : size, anchor: 'middle', fill: ink }),
    ),
    ...[...grouped(cells, ({ value }) => (typeof value === 'string' ? value : ''))].map(([sign, of]) =>
      signsPath(
        sign,
        of.map(({ x }) => centre(x)),
        cell,
      ),
    ),
  ].join('');
}

/** One sign of the combination matrix at many places, drawn rather than written; nothing for no sign. */
function signsPath(sign: string, places: readonly number[], cell: number): string {
  const y = cell / 2;
  const circle =
    (r: number) =>
    (x: number): string =>
      `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  const diamond =
    (r: number) =>
    (x: number): string =>
      `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;
  const outlined = (stroke: string) => ({ fill: 'none', stroke, 'stroke-width': 0.9 });
  if (sign === '●') return el('path', { d: places.map(circle(cell * 0.3)).join(''), fill: colours.given });
  if (sign === '○') return el('path', { d: places.map(circle(cell * 0.24)).join(''), ...outlined(colours.received) });
  return sign === '◇' ? el('path', { d: places.map(diamond(cell * 0.31)).join(''), ...outlined(colours.plum) }) : '';
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
    const tall = named ? height - 1.5 : 13;
    const size = Math.min(7, cell * 0.62);
    const marked = meetings.flatMap((_, at) => {
      const mark = row.cells[marksAt + at] ?? null;
      return typeof mark === 'string' && marks[mark] ? [{ mark, at }] : [];
    });
    for (const [mark, of] of grouped(marked, (one) => one.mark)) {
      const { fill, ink } = marks[mark]!;
      const place = ({ at }: { at: number }) => ({
        x: name + at * cell + 0.4,
        y: 0.6,
        width: cell - 0.8,
        height: tall - 0.6,
      });
      parts.push(
        boxes(of.map(place), { fill, ...(fill === 'none' ? { stroke: colours.hair, 'stroke-width': 0.4 } : {}) }),
      );
      if (!letters) continue;
      const signs = of.map(({ at }) => ({ text: mark, x: name + at * cell + cell / 2 }));
      parts.push(signsAt(signs, tall / 2 + size * 0.38 + 0.3, size, ink));
    }
    if (!named) {
      meetings.forEach((column, at) => {
        if (at % 4 === 0) parts.push(label(column.label, name + at * cell, 22, { size: 5.8, fill: colours.muted }));
      });
    }
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
