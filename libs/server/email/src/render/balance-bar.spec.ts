import fc from 'fast-check';
import { BAR_WIDTH, barCells, barText } from './balance-bar.js';

const balances = fc.record({
  balance: fc.double({ min: -1, max: 1, noNaN: true }),
  interval: fc.option(
    fc
      .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
      .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
  ),
});
const isDot = (cell: ReturnType<typeof barCells>[number]): boolean => cell.receivedDot || cell.givenDot || cell.evenDot;
/** Where the middle of the dot is, in pixels from the left. */
const dotAt = (balance: number): number => {
  const cells = barCells({ balance, interval: null });
  const at = cells.findIndex(isDot);
  return cells.slice(0, at).reduce((sum, cell) => sum + cell.width, 0) + (cells[at]?.width ?? 0) / 2;
};

describe('barCells', () => {
  it('always fills the bar with whole pixels and exactly one round dot', () => {
    fc.assert(
      fc.property(balances, (drawn) => {
        const cells = barCells(drawn);
        expect(cells.reduce((sum, cell) => sum + cell.width, 0)).toBe(BAR_WIDTH);
        expect(cells.every((cell) => Number.isInteger(cell.width) && cell.width > 0)).toBe(true);
        expect(cells.filter(isDot).map((cell) => cell.width)).toEqual([14]);
        expect(cells.filter((cell) => cell.flat).every((cell) => !isDot(cell) && !cell.centre)).toBe(true);
      }),
    );
  });

  it('puts even in the centre, receiving to the left of it and giving to the right', () => {
    expect(dotAt(0)).toBe(BAR_WIDTH / 2);
    expect(dotAt(-0.5)).toBeLessThan(BAR_WIDTH / 2);
    expect(dotAt(0.5)).toBeGreaterThan(BAR_WIDTH / 2);
    expect(dotAt(-1)).toBe(7);
    expect(dotAt(1)).toBe(BAR_WIDTH - 7);
  });

  it('is mirrored when giving and receiving change places', () => {
    const kinds = (balance: number): number[] =>
      barCells({ balance, interval: { low: balance - 0.1, high: balance + 0.1 } }).map((cell) => cell.width);
    expect(kinds(-0.6)).toEqual(kinds(0.6).toReversed());
  });

  it('draws the part of an interval on either side in the colour of that side', () => {
    const cells = barCells({ balance: 0.2, interval: { low: -0.4, high: 0.8 } });
    expect(cells.findIndex((cell) => cell.receivedRange)).toBeGreaterThan(0);
    expect(cells.findIndex((cell) => cell.givenRange)).toBeGreaterThan(
      cells.findLastIndex((cell) => cell.receivedRange),
    );
  });

  it('shows the centre unless the dot lies on it', () => {
    expect(barCells({ balance: 0.5, interval: null }).some((cell) => cell.centre)).toBe(true);
    expect(barCells({ balance: 0, interval: null }).some((cell) => cell.centre)).toBe(false);
  });
});

describe('barText', () => {
  it('draws the same bar in characters', () => {
    expect(barText({ balance: 1, interval: null })).toBe('──────────┼─────────●');
    expect(barText({ balance: -0.5, interval: { low: -0.7, high: -0.3 } })).toBe('───══●══──┼──────────');
    expect(barText({ balance: 0, interval: null })).toBe('──────────●──────────');
  });
});
