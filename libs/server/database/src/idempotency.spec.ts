import { canonical } from './idempotency.js';

describe('canonical', () => {
  it('is equal for requests that mean the same, in whatever order they are written', () => {
    expect(canonical({ a: 1, b: { d: [1, 2], c: null }, e: undefined })).toBe(
      canonical({ b: { c: null, d: [1, 2] }, a: 1 }),
    );
  });

  it('differs when a value, a null or the order of a list differs', () => {
    const texts = [{ a: [1, 2] }, { a: [2, 1] }, { a: [1, 2], b: null }, { a: ['1', '2'] }].map(canonical);
    expect(new Set(texts).size).toBe(4);
  });
});
