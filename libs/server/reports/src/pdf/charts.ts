import type { Chart } from '../report-model.js';
import type { Speech } from '../words/speech.js';
import { colours } from './look.js';
import { el, label, line, rect, svg } from './svg.js';

const seriesColour = {
  given: colours.given,
  received: colours.received,
  oneToOnes: colours.received,
  attendance: colours.teal,
  score: colours.teal,
  reciprocity: colours.plum,
} as const;

/** Any chart, in so many points; drawings only, the numbers stand in a table or a sentence too. */
export function chartSvg(chart: Chart, width: number, speech: Speech): string {
  if (chart.kind === 'BALANCE') return balanceBar(chart, width, speech);
  return chart.kind === 'BARS' ? bars(chart, width, speech) : sparkline(chart, width, speech);
}

/**
 * The balance bar: centre = even, a dot with its interval, given to the right in teal, received to the left in blue. The same
 * picture as in the app and the mails.
 */
function balanceBar({ series, balance }: Chart, width: number, speech: Speech): string {
  const [given, received] = ['given', 'received'].map((key) => series.find((one) => one.key === key));
  const height = 34;
  const y = 10;
  const half = width / 2;
  const place = (value: number): number => half + Math.max(-1, Math.min(1, value)) * (half - 6);
  const parts = [line(6, y, width - 6, y, colours.hair, 3)];
  if (balance) {
    const [low, high] = [place(balance.low), place(balance.high)];
    if (low < half) parts.push(line(low, y, Math.min(high, half), y, colours.receivedRange, 5));
    if (high > half) parts.push(line(Math.max(low, half), y, high, y, colours.givenRange, 5));
  }
  parts.push(line(half, y - 7, half, y + 7, colours.muted, 1));
  if (balance) {
    const fill = balance.value > 0 ? colours.given : balance.value < 0 ? colours.received : colours.muted;
    parts.push(
      el('circle', { cx: place(balance.value), cy: y, r: 5, fill, stroke: colours.paper, 'stroke-width': 1.5 }),
    );
  }
  const word = (one: typeof given): string => (one ? `${one.label} ${speech.number(one.values[0] ?? 0)}` : '');
  parts.push(
    label(word(received), 0, 30, { size: 9, fill: colours.received, bold: true }),
    label(word(given), width, 30, { size: 9, fill: colours.given, bold: true, anchor: 'end' }),
  );
  return svg(width, height, parts.join(''));
}

/** Groups of bars with their numbers above them and their names below. */
function bars({ labels, series }: Chart, width: number, speech: Speech): string {
  const [top, plot, bottom] = [16, 58, 16];
  const height = top + plot + bottom;
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const group = width / labels.length;
  const bar = Math.min(34, (group * 0.6) / series.length);
  const base = top + plot;
  const parts: string[] = [line(0, base, width, base, colours.hair, 0.75)];
  labels.forEach((name, at) => {
    const middle = group * (at + 0.5);
    series.forEach(({ key, values }, nth) => {
      const value = values[at] ?? null;
      if (value === null) return;
      const x = middle + (nth - series.length / 2) * (bar + 2) + 1;
      const tall = (value / most) * plot;
      parts.push(
        rect(x, base - tall, bar, tall, seriesColour[key], { rx: 1.5 }),
        label(speech.number(value), x + bar / 2, base - tall - 3, {
          size: 7.5,
          anchor: 'middle',
          bold: true,
          fill: seriesColour[key],
        }),
      );
    });
    parts.push(label(name, middle, base + 11, { size: 7.5, anchor: 'middle', fill: colours.muted }));
  });
  return svg(width, height, parts.join(''));
}

/** A line over the weeks with its first and last value; gaps stay gaps. */
function sparkline({ series }: Chart, width: number, speech: Speech): string {
  const [top, plot, side] = [8, 34, 26];
  const height = top + plot + 8;
  const [one] = series;
  const values = one?.values ?? [];
  const known = values.filter((value): value is number => value !== null);
  const [least, most] = [Math.min(0, ...known), Math.max(1, ...known)];
  const x = (at: number): number => side + (values.length < 2 ? 0 : (at / (values.length - 1)) * (width - 2 * side));
  const y = (value: number): number => top + plot - ((value - least) / (most - least)) * plot;
  const colour = one ? seriesColour[one.key] : colours.teal;
  const path = values
    .map((value, at) =>
      value === null ? '' : `${values[at - 1] == null ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join(' ');
  const last = values.length - 1;
  const parts = [
    line(side, top + plot, width - side, top + plot, colours.hair, 0.75),
    el('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': 1.5 }),
  ];
  const [start, end] = [values[0], values[last]];
  if (start != null)
    parts.push(label(speech.number(start), side - 6, y(start) + 3, { size: 8.5, anchor: 'end', fill: colours.muted }));
  if (end != null) {
    parts.push(
      el('circle', { cx: x(last), cy: y(end), r: 2.75, fill: colour }),
      label(speech.number(end), x(last) + 7, y(end) + 3, { size: 9.5, bold: true, fill: colour }),
    );
  }
  return svg(width, height, parts.join(''));
}

/** The names and colours of the bars, for the line above them. */
export const legendOf = ({ kind, series }: Chart): { label: string; colour: string }[] =>
  kind === 'BARS' ? series.map(({ key, label: name }) => ({ label: name, colour: seriesColour[key] })) : [];
