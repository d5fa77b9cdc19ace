import fc from 'fast-check';
import { balanceInterval } from './balance-interval.js';

const counts = fc.nat({ max: 500 });

describe('balanceInterval', () => {
  it('is the Wilson interval, moved to [-1, 1]', () => {
    // Wilson, 10 of 20: 0.5 ± 0.2007 (worked by hand: z²/n = 0.19207, half = 1.95996·√(0.0125 + 0.0024009)/1.19207).
    const [low, high] = balanceInterval(10, 10)!;
    expect(low).toBeCloseTo(-0.4014, 3);
    expect(high).toBeCloseTo(0.4014, 3);
  });

  it('is nothing without referrals', () => {
    expect(balanceInterval(0, 0)).toBeNull();
  });

  it('holds the balance, stays within [-1, 1], and turns round with the counts', () => {
    fc.assert(
      fc.property(counts, counts, (given, received) => {
        fc.pre(given + received > 0);
        const [low, high] = balanceInterval(given, received)!;
        const balance = (given - received) / (given + received);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(balance + 1e-12);
        expect(high).toBeGreaterThanOrEqual(balance - 1e-12);
        const [mirrorLow, mirrorHigh] = balanceInterval(received, given)!;
        expect(mirrorLow).toBeCloseTo(-high, 12);
        expect(mirrorHigh).toBeCloseTo(-low, 12);
      }),
    );
  });

  it('grows narrower with evidence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (given, received) => {
        const width = ([low, high]: readonly [number, number]): number => high - low;
        expect(width(balanceInterval(given * 4, received * 4)!)).toBeLessThan(width(balanceInterval(given, received)!));
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN])('refuses %p as a count', (bad) => {
    expect(() => balanceInterval(bad, 1)).toThrow(RangeError);
  });
});
