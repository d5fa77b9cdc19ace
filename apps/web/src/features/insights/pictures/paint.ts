import type { Brush } from './draw-grid.js';
import type { Matrix } from './matrix-model.js';

/** Depth of a hue for a count: readable from the first one, full at the most. */
const depth = (count: number, most: number): number => 0.22 + 0.78 * Math.sqrt(count / most);

/** Whichever of ink and paper is easier to read on a colour laid over the surface. */
function inkOn({ colours }: Brush, colour: string, alpha: number): string {
  const [top, under] = [channels(colour), channels(colours.surface)];
  const ground = luminance(top.map((value, at) => value * alpha + (under[at] ?? 0) * (1 - alpha)));
  const contrast = (text: string): number => {
    const other = luminance(channels(text));
    return (Math.max(ground, other) + 0.05) / (Math.min(ground, other) + 0.05);
  };
  return contrast(colours.ink) >= contrast(colours.paper) ? colours.ink : colours.paper;
}

/** Red, green and blue of `#rrggbb` or `#rgb`, 0 to 1. */
function channels(hex: string): number[] {
  const short = hex.length < 7;
  return [0, 1, 2].map((at) => {
    const digits = short ? (hex[at + 1] ?? '0').repeat(2) : hex.slice(2 * at + 1, 2 * at + 3);
    return Number.parseInt(digits, 16) / 255;
  });
}

/** Relative luminance (WCAG 2), 0 to 1. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function fill({ ctx, size }: Brush, colour: string, alpha: number): void {
  ctx.globalAlpha = alpha;
  ctx.fillStyle = colour;
  ctx.fillRect(1, 1, size - 1, size - 1);
  ctx.globalAlpha = 1;
}

function write({ ctx, size }: Brush, text: string, colour: string): void {
  ctx.fillStyle = colour;
  ctx.fillText(text, size / 2 + 0.5, size / 2 + 1);
}

/** The same person on both axes. */
function self(brush: Brush): void {
  const { ctx, colours, size } = brush;
  fill(brush, colours.sunken, 1);
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(1, 1);
  ctx.lineTo(size, size);
  ctx.stroke();
}

/** Referrals: depth and number, a frame for what is returned, plum and a corner for what is not. */
export const paintReferrals =
  (matrix: Matrix) =>
  (brush: Brush, row: number, col: number): void => {
    const { ctx, colours, size } = brush;
    if (row === col) return self(brush);
    const tie = matrix.tie(row, col);
    const count = matrix.given(row, col);
    if (tie === 'none') {
      // Where the answer to a one-sided tie would be.
      if (matrix.tie(col, row) === 'oneSided') {
        ctx.strokeStyle = colours.plum;
        ctx.lineWidth = 1.5;
        ctx.beginPath();
        ctx.arc(size / 2 + 0.5, size / 2 + 0.5, 4, 0, 7);
        ctx.stroke();
      }
      return;
    }
    if (tie === 'oneSided') {
      fill(brush, colours.plum, 1);
      write(brush, String(count), colours.paper);
      // A sign besides the colour: a corner that points at who receives.
      ctx.fillStyle = colours.paper;
      ctx.beginPath();
      ctx.moveTo(size - 8, 2);
      ctx.lineTo(size - 1, 2);
      ctx.lineTo(size - 1, 9);
      ctx.fill();
      return;
    }
    const alpha = depth(count, matrix.most);
    fill(brush, colours.given, alpha);
    write(brush, String(count), inkOn(brush, colours.given, alpha));
    if (tie === 'returned') {
      ctx.strokeStyle = colours.ink;
      ctx.lineWidth = 1.5;
      ctx.strokeRect(3.5, 3.5, size - 6, size - 6);
    }
  };

/** One-to-ones: depth and number, the same both ways. */
export const paintOneToOnes =
  (matrix: Matrix) =>
  (brush: Brush, row: number, col: number): void => {
    if (row === col) return self(brush);
    const count = matrix.oneToOnes(row, col);
    if (count === 0) return;
    const alpha = depth(count, matrix.mostMet);
    fill(brush, brush.colours.received, alpha);
    write(brush, String(count), inkOn(brush, brush.colours.received, alpha));
  };

/** Signs of the combinations, the same in the picture and in its words. */
export const COMBINATION_SIGNS = { neither: '', met: '○', referred: '→', both: '●' } as const;

/** Neither, a one-to-one only, referrals only, both: deeper is more, each with its sign. */
export const paintCombination =
  (matrix: Matrix) =>
  (brush: Brush, row: number, col: number): void => {
    const { colours } = brush;
    if (row === col) return self(brush);
    const found = matrix.combination(row, col);
    if (found === 'neither') return;
    const alpha = { met: 0.2, referred: 0.45, both: 0.9 }[found];
    fill(brush, colours.given, alpha);
    write(brush, COMBINATION_SIGNS[found], inkOn(brush, colours.given, alpha));
  };

const ABSENCE: Readonly<Record<string, number>> = { P: 0.1, L: 0.3, S: 0.42, M: 0.58, A: 1 };

/** Attendance: the deeper the further from the room, each with its letter; a hatch where nothing was recorded. */
export const paintAttendance =
  (rows: readonly string[]) =>
  (brush: Brush, row: number, col: number): void => {
    const { ctx, colours, size } = brush;
    const letter = rows[row]?.[col] ?? ' ';
    if (letter === ' ') return fill(brush, colours.sunken, 1);
    if (letter === '-') {
      ctx.strokeStyle = colours.edge;
      ctx.lineWidth = 1;
      ctx.beginPath();
      for (let at = 6; at < 2 * size; at += 6) {
        ctx.moveTo(Math.max(1, at - size), Math.min(at, size));
        ctx.lineTo(Math.min(at, size), Math.max(1, at - size));
      }
      ctx.globalAlpha = 0.5;
      ctx.stroke();
      ctx.globalAlpha = 1;
      return;
    }
    const alpha = ABSENCE[letter] ?? 0;
    fill(brush, colours.received, alpha);
    write(brush, letter, letter === 'P' ? colours.muted : inkOn(brush, colours.received, alpha));
  };
