import { fixedClock } from './fixed-clock.js';

describe('fixedClock', () => {
  it('stands still until it is moved', () => {
    const clock = fixedClock('2026-03-29T00:30:00Z');
    expect(clock.today('Europe/Dublin')).toBe('2026-03-29');
    expect(clock.today('America/New_York')).toBe('2026-03-28');
    clock.advance(4 * 3_600_000);
    expect(clock.now().toISOString()).toBe('2026-03-29T04:30:00.000Z');
    clock.set('2026-01-01T00:00:00Z');
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });

  it('refuses a time that is none', () => {
    expect(() => fixedClock('next week')).toThrow(RangeError);
  });

  it('gives away a copy, so that nobody turns its hands', () => {
    const clock = fixedClock('2026-01-01T00:00:00Z');
    clock.now().setUTCFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });
});
