import { dark, light } from './theme.js';

/** Relative luminance of a colour `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio between 1 and 21 (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['by day', light],
  ['in the dark', dark],
])('the colours %s', (_when, colours) => {
  it.each(['ink', 'muted', 'teal', 'plum', 'received', 'given'] as const)('let %s be read on paper', (name) => {
    expect(contrast(colours[name], colours.paper)).toBeGreaterThanOrEqual(4.5);
  });

  it('let the words of a button be read', () => {
    expect(contrast(colours.onTeal, colours.teal)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['received', 'receivedRange'],
    ['given', 'givenRange'],
    ['ink', 'track'],
  ] as const)('let the dot in %s stand out from %s', (dot, ground) => {
    expect(contrast(colours[dot], colours[ground])).toBeGreaterThanOrEqual(2);
  });
});
