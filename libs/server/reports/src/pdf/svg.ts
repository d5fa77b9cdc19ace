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
