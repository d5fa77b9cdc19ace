import fc from 'fast-check';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { binomialTestFair } from './binomial.js';

/** The definition itself, in whole numbers: Σ C(n, i) over the outcomes no more likely, over 2^n. */
function byDefinition(successes: number, trials: number): number {
  const masses = [1n];
  for (let i = 1; i <= trials; i++) masses.push((masses[i - 1]! * BigInt(trials - i + 1)) / BigInt(i));
  const seen = masses[successes]!;
  const extreme = masses.filter((mass) => mass <= seen).reduce((a, b) => a + b, 0n);
  const shift = BigInt(Math.max(0, trials - 1000));
  // 60 guard bits keep the quotient exact to a double even where it is far below 1.
  return Number((extreme << 60n) >> shift) / 2 ** (trials - Number(shift)) / 2 ** 60;
}

const counts = fc.integer({ min: 1, max: 1000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('two-sided exact binomial test', () => {
  it.each([
    [0, 1, 1],
    [0, 6, 0.03125],
    [1, 6, 0.21875],
    [3, 6, 1],
    [2, 5, 1],
    [1, 5, 0.375],
    [47, 76, 0.050452410247217666],
    [41, 73, 0.34918183817058834],
    [37, 53, 0.005486344876760141],
  ])('gives %i of %i the p-value %d', (successes, trials, pValue) => {
    expect(binomialTestFair(successes, trials)).toBeCloseTo(pValue, 14);
  });

  it('has no answer without trials', () => expect(binomialTestFair(0, 0)).toBeNull());

  it('agrees with its definition in whole numbers', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const exact = byDefinition(k, n);
        expect(Math.abs(binomialTestFair(k, n)! - exact)).toBeLessThanOrEqual(1e-12 * exact);
      }),
    );
  });

  it('is in (0, 1], symmetric, and falls away from the middle', () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const p = binomialTestFair(k, n)!;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(binomialTestFair(n - k, n)).toBe(p);
        if (2 * k < n - 1) expect(p).toBeLessThan(binomialTestFair(k + 1, n)!);
      }),
    );
  });

  it('neither overflows nor vanishes for thousands of trials', () => {
    expect(binomialTestFair(2500, 5001)).toBe(1);
    expect(binomialTestFair(0, 1000)! / 2 ** -999).toBeCloseTo(1, 12);
    expect(binomialTestFair(0, 5000)).toBe(Number.MIN_VALUE);
    // The normal approximation with continuity correction: z = 99.5 / sqrt(2500), two-sided 0.046...
    expect(binomialTestFair(4900, 10_000)).toBeCloseTo(0.0466, 4);
  });

  it.each([
    [-1, 5],
    [6, 5],
    [1.5, 5],
    [Number.NaN, 5],
    [0, 20_000_000],
  ])('refuses %d of %d', (successes, trials) => expect(() => binomialTestFair(successes, trials)).toThrow(RangeError));
});

describe('Benjamini–Hochberg', () => {
  it('works a small example by hand, in the given order', () => {
    const q = benjaminiHochberg([0.04, 0.01, 0.03, 0.5]);
    // ranks 3, 1, 2, 4 of 4: 0.04·4/3, 0.01·4, min(0.03·4/2, 0.04·4/3), 0.5
    expect(q.map((value) => Number(value.toFixed(6)))).toEqual([0.053333, 0.04, 0.053333, 0.5]);
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.9])).toEqual([0.9]);
  });

  it('never lies below the p-value, keeps the order, and ends at the largest p', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (pValues) => {
        const q = benjaminiHochberg(pValues);
        pValues.forEach((p, i) => {
          expect(q[i]!).toBeGreaterThanOrEqual(p);
          expect(q[i]!).toBeLessThanOrEqual(1);
          pValues.forEach((other, j) => {
            if (p <= other) expect(q[i]!).toBeLessThanOrEqual(q[j]!);
          });
        });
        expect(Math.max(...q)).toBe(Math.max(...pValues));
      }),
    );
  });

  it('refuses what is not a p-value', () => {
    expect(() => benjaminiHochberg([0.5, 1.2])).toThrow('1.2');
    expect(() => benjaminiHochberg([Number.NaN])).toThrow('NaN');
  });
});
