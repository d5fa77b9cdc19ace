import { colours, SANS } from './look.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// What XML 1.0 has no place for would make the whole drawing unreadable.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as it may stand in a drawing, whatever people wrote. */
export const escape = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (sign) => escapes[sign]!);

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element. Numbers are rounded to hundredths of a point. */
export function el(name: string, attributes: Attributes, inner = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(value * 100) / 100 : value}"`)
    .join('');
  return inner ? `<${name}${written}>${inner}</${name}>` : `<${name}${written}/>`;
}

/** A line of text at its baseline. */
export const label = (
  text: string,
  x: number,
  y: number,
  {
    size = 7,
    anchor = 'start',
    fill = colours.ink,
    bold = false,
    ...rest
  }: {
    size?: number;
    anchor?: 'start' | 'middle' | 'end';
    fill?: string;
    bold?: boolean;
    transform?: string;
  } = {},
): string =>
  el(
    'text',
    {
      x,
      y,
      'font-family': SANS,
      'font-size': size,
      'text-anchor': anchor,
      fill,
      ...(bold ? { 'font-weight': 'bold' } : {}),
      ...rest,
    },
    escape(text),
  );

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more: Attributes = {},
): string => el('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), fill, ...more });

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 0.5): string =>
  el('line', { x1, y1, x2, y2, stroke, 'stroke-width': width });

/** A drawing of this size. */
export const svg = (width: number, height: number, inner: string): string =>
  el('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` }, inner || ' ');

/** One shape of many boxes, which is far quicker to draw than many shapes of one. */
export const boxes = (
  places: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[],
  attributes: Attributes,
): string => {
  if (places.length === 0) return '';
  const round = (value: number): number => Math.round(value * 100) / 100;
  const d = places.map(
    ({ x, y, width, height }) => `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`,
  );
  return el('path', { d: d.join(''), ...attributes });
};

/** Single signs at many places of one line, as one element; each stands around its place. */
export const signsAt = (
  signs: readonly { readonly text: string; readonly x: number }[],
  y: number,
  size: number,
  fill: string,
): string => {
  if (signs.length === 0) return '';
  const x = signs.map((sign) => Math.round(sign.x * 100) / 100).join(' ');
  const attributes = { x, y, 'font-family': SANS, 'font-size': size, 'text-anchor': 'middle', fill };
  return el('text', attributes, escape(signs.map(({ text }) => text).join('')));
};

/** Things in groups by a key, in the order in which the keys come up. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
