import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { inBatches, pooled } from './batches.js';

describe('inBatches', () => {
  it('keeps everything in order, in pieces that are not too large', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (items, size) => {
        const batches = [...inBatches(items, size)];
        expect(batches.flat()).toEqual(items);
        expect(batches.every((batch) => batch.length > 0 && batch.length <= size)).toBe(true);
      }),
    );
  });
});

describe('pooled', () => {
  it('works on everything, on so many at a time and no more', async () => {
    let now = 0;
    let most = 0;
    const seen: number[] = [];
    await pooled([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++now);
      await sleep(1);
      seen.push(item);
      now--;
    });
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begins nothing new after an error, lets what runs finish, and throws it', async () => {
    const begun: number[] = [];
    let finished = 0;
    const work = pooled([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      await sleep(item === 2 ? 1 : 20);
      if (item === 2) throw new Error('two does not work');
      finished++;
    });
    await expect(work).rejects.toThrow('two does not work');
    expect(begun).toEqual([1, 2]);
    expect(finished).toBe(1);
  });
});
