import fc from 'fast-check';
import { expectedPoissonMin } from './poisson-min.js';

/** E[min] by summing min(i, j) over the joint masses, the definition of an expectation. */
function byDefinition(meanX: number, meanY: number): number {
  const masses = (mean: number): number[] => {
    const list = [Math.exp(-mean)];
    for (let k = 1; k < 250; k++) list.push((list[k - 1]! * mean) / k);
    return list;
  };
  const xs = masses(meanX);
  const ys = masses(meanY);
  return xs.reduce((total, px, i) => total + ys.reduce((inner, py, j) => inner + px * py * Math.min(i, j), 0), 0);
}

const mean = fc.double({ min: 0.001, max: 60, noNaN: true });

describe('expected minimum of two Poisson counts', () => {
  it('agrees with the definition', () => {
    fc.assert(
      fc.property(mean, mean, (a, b) => {
        const exact = byDefinition(a, b);
        expect(Math.abs(expectedPoissonMin(a, b) - exact)).toBeLessThanOrEqual(1e-11 * exact + 1e-15);
      }),
    );
  });

  it('lies between nothing and the smaller mean, whichever way round', () => {
    fc.assert(
      fc.property(mean, mean, (a, b) => {
        const expected = expectedPoissonMin(a, b);
        expect(expected).toBeGreaterThan(0);
        expect(expected).toBeLessThanOrEqual(Math.min(a, b) * (1 + 1e-12));
        expect(expectedPoissonMin(b, a)).toBe(expected);
      }),
    );
  });

  it('is nothing when one of them never happens, and the smaller mean when the other is far larger', () => {
    expect(expectedPoissonMin(0, 5)).toBe(0);
    expect(expectedPoissonMin(5, 0)).toBe(0);
    expect(expectedPoissonMin(1_000_000, 2)).toBeCloseTo(2, 12);
  });

  it('stays exact where exp(-λ) is zero in floating point', () => {
    // For equal large means E[min] = λ - sqrt(λ/π) + O(1/sqrt λ).
    expect(expectedPoissonMin(10_000, 10_000) / (10_000 - Math.sqrt(10_000 / Math.PI))).toBeCloseTo(1, 6);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e8])('refuses a mean of %d', (bad) => {
    expect(() => expectedPoissonMin(bad, 1)).toThrow(RangeError);
    expect(() => expectedPoissonMin(1, bad)).toThrow(RangeError);
  });
});
