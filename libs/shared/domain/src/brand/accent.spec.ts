import fc from 'fast-check';
import { accentsOf, contrast, LEAST_CONTRAST, parseColour } from './accent.js';

/** The grounds of the web app's theme, written down again: a new one there must be thought of here. */
const LIGHT_GROUNDS = ['#fbfaf7', '#ffffff', '#f3f1ea', '#fbf1dc', '#f3e6ee', '#fbe9e6'];
const DARK_GROUNDS = ['#14171c', '#1a1e24', '#1f242b', '#33290f', '#382632', '#3a1f1c'];
const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('accents of a colour', () => {
  it('can be read on every ground, and be written on, in both themes', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const { light, dark } = accentsOf(colour);
        for (const ground of [...LIGHT_GROUNDS, light.soft, light.on]) {
          expect(contrast(light.accent, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        }
        for (const ground of [...DARK_GROUNDS, dark.soft, dark.on]) {
          expect(contrast(dark.accent, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['#000000', '#ffffff', '#ffff00', '#0000ff', '#808080'])('are found for the hard case %s', (colour) => {
    const { light, dark } = accentsOf(colour);
    expect(contrast(light.accent, '#fbfaf7')).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    expect(contrast(dark.accent, '#14171c')).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });

  it('leave a colour as it is where it can be read, and keep its hue where it cannot', () => {
    expect(accentsOf('#0f6b66').light.accent).toBe('#0f6b66');
    expect(accentsOf('#4fb8b0').dark.accent).toBe('#4fb8b0');
    const { dark } = accentsOf('#7a1f3d');
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(dark.accent.slice(at, at + 2), 16)) as [
      number,
      number,
      number,
    ];
    expect(r).toBeGreaterThan(b);
    expect(b).toBeGreaterThan(g);
  });

  it('refuse what is no colour', () => {
    expect(() => accentsOf('teal')).toThrow(RangeError);
  });
});

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.478],
    ['#0f6b66', '#0f6b66', 1],
  ])('of %s on %s is %d', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2);
    expect(contrast(b, a)).toBeCloseTo(expected, 2);
  });
});

describe('parseColour', () => {
  it.each([
    ['#0F6B66', '#0f6b66'],
    [' 0f6b66 ', '#0f6b66'],
    ['#0F6', '#00ff66'],
  ])('brings %p into its usual form', (text, colour) => {
    expect(parseColour(text)).toBe(colour);
  });

  it.each(['', '#12', '#12345', 'red', '#12345g', 'url(x)', '#0f6b66;}'])('knows that %p is none', (text) => {
    expect(parseColour(text)).toBeNull();
  });
});
