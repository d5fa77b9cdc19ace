import type { Colours } from './colours.js';

export interface Place {
  readonly row: number;
  readonly col: number;
}

export interface GridLabels {
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  /** Side of a cell, width of the names on the left and height of those above, in CSS pixels. */
  readonly size: number;
  readonly side: number;
  readonly head: number;
}

/** What a cell is painted with. */
export interface Brush {
  readonly ctx: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly size: number;
}

export interface GridDrawing {
  readonly labels: GridLabels;
  readonly colours: Colours;
  readonly paint: (brush: Brush, row: number, col: number) => void;
  readonly marked: Place | null;
  readonly mirrored: boolean;
  /** Of the window, and how far it is scrolled. */
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

export const FONT = `'Inter Variable', 'Inter Fallback', system-ui, sans-serif`;

/** Draws the part of a grid that its window shows: the cells, then the names that stay in place. */
export function drawGrid(ctx: CanvasRenderingContext2D, drawing: GridDrawing): void {
  const { labels, colours, paint, marked, mirrored, width, height, x, y } = drawing;
  const { rows, cols, size, side, head } = labels;
  const brush: Brush = { ctx, colours, size };
  ctx.fillStyle = colours.surface;
  ctx.fillRect(0, 0, width, height);
  const first = { row: Math.floor(y / size), col: Math.floor(x / size) };
  const last = {
    row: Math.min(rows.length - 1, Math.floor((y + height - head) / size)),
    col: Math.min(cols.length - 1, Math.floor((x + width - side) / size)),
  };
  const left = (col: number): number => side + col * size - x;
  const top = (row: number): number => head + row * size - y;

  ctx.save();
  ctx.beginPath();
  ctx.rect(side, head, width - side, height - head);
  ctx.clip();
  if (marked) {
    ctx.fillStyle = colours.sunken;
    ctx.fillRect(side, top(marked.row), width, size);
    ctx.fillRect(left(marked.col), head, size, height);
  }
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.font = `600 12px ${FONT}`;
  for (let row = first.row; row <= last.row; row++) {
    for (let col = first.col; col <= last.col; col++) {
      ctx.translate(left(col), top(row));
      paint(brush, row, col);
      ctx.translate(-left(col), -top(row));
    }
  }
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let row = first.row; row <= last.row + 1; row++) {
    ctx.moveTo(side, top(row) + 0.5);
    ctx.lineTo(Math.min(width, left(cols.length)), top(row) + 0.5);
  }
  for (let col = first.col; col <= last.col + 1; col++) {
    ctx.moveTo(left(col) + 0.5, head);
    ctx.lineTo(left(col) + 0.5, Math.min(height, top(rows.length)));
  }
  ctx.globalAlpha = 0.6;
  ctx.stroke();
  ctx.globalAlpha = 1;
  if (marked) {
    ctx.strokeStyle = colours.ink;
    ctx.lineWidth = 2;
    ctx.strokeRect(left(marked.col) + 1, top(marked.row) + 1, size - 1, size - 1);
    if (mirrored && marked.row !== marked.col)
      ctx.strokeRect(left(marked.row) + 1, top(marked.col) + 1, size - 1, size - 1);
  }
  ctx.restore();
  drawNames(ctx, drawing, first, last, left, top);
}

function drawNames(
  ctx: CanvasRenderingContext2D,
  { labels, colours, marked, width, height }: GridDrawing,
  first: Place,
  last: Place,
  left: (col: number) => number,
  top: (row: number) => number,
): void {
  const { rows, cols, size, side, head } = labels;
  const name = (text: string, strong: boolean, room: number): void => {
    ctx.font = `${strong ? 600 : 400} 13px ${FONT}`;
    ctx.fillStyle = strong ? colours.ink : colours.muted;
    ctx.fillText(shortened(ctx, text, room), 0, 0);
  };
  ctx.textBaseline = 'middle';
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, head, side, height - head);
  ctx.clip();
  ctx.textAlign = 'right';
  for (let row = first.row; row <= last.row; row++) {
    ctx.save();
    ctx.translate(side - 8, top(row) + size / 2 + 1);
    name(rows[row] ?? '', marked?.row === row, side - 12);
    ctx.restore();
  }
  ctx.restore();
  ctx.save();
  ctx.beginPath();
  ctx.rect(side, 0, width - side, head);
  ctx.clip();
  ctx.textAlign = 'left';
  for (let col = first.col; col <= last.col; col++) {
    ctx.save();
    ctx.translate(left(col) + size / 2, head - 8);
    ctx.rotate(-Math.PI / 2);
    name(cols[col] ?? '', marked?.col === col, head - 12);
    ctx.restore();
  }
  ctx.restore();
}

const widths = new Map<string, string>();

/** The text, or as much of it as there is room for. */
function shortened(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  const key = `${ctx.font}${room}${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  let short = text;
  while (short.length > 1 && ctx.measureText(short === text ? text : `${short}…`).width > room) {
    short = short.slice(0, -1).trimEnd();
  }
  const made = short === text ? text : `${short}…`;
  if (widths.size > 5000) widths.clear();
  widths.set(key, made);
  return made;
}
