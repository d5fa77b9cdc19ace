import { z } from 'zod';
import { contracts, housekeeping, loopTell, mailSend, sweep, weeklyCompute, weeklyPlan } from './contracts.js';
import { defineJob } from './job-contract.js';
import { checkHandlers } from './job-runner.js';

const handlerOf = (contract: { name: string }): { contract: { name: string } } => ({ contract });
const all = [weeklyPlan, weeklyCompute, mailSend, loopTell, housekeeping, sweep].map(handlerOf);

describe('checkHandlers', () => {
  it('is content when every contract has one handler', () => {
    expect(() => checkHandlers(contracts, all)).not.toThrow();
  });

  it('names a job that nobody handles', () => {
    expect(() => checkHandlers(contracts, all.slice(1))).toThrow('weekly.plan has no handler');
  });

  it('names a job that two handle', () => {
    expect(() => checkHandlers(contracts, [...all, handlerOf(sweep)])).toThrow('sweep has 2 handlers');
  });

  it('names a handler of a job that is not there, and every other problem with it', () => {
    const other = handlerOf(defineJob({ name: 'other', payload: z.strictObject({}) }));
    expect(() => checkHandlers(contracts, [...all.slice(0, -1), other])).toThrow(
      'sweep has no handler; other has a handler but no contract',
    );
  });
});

describe('defineJob', () => {
  it('refuses a name that cannot be that of a queue', () => {
    expect(() => defineJob({ name: 'mail:send', payload: z.strictObject({}) })).toThrow(
      '"mail:send" is no name for a job',
    );
  });

  it('gives retries and a back-off to a job that does not ask for any', () => {
    expect(defineJob({ name: 'a', payload: z.strictObject({}) })).toMatchObject({ attempts: 5, backoffMs: 5_000 });
  });
});

describe('the contracts', () => {
  const chapterIds = ['0196a1b2-0000-7000-8000-000000000001', '0196a1b2-0000-7000-8000-000000000002'];

  it('deduplicate a batch by its date and its chapters', () => {
    const id = (asOf: string, ids: string[]): string | undefined =>
      weeklyCompute.deduplicationId?.({ asOf, chapterIds: ids });
    expect(id('2026-11-16', chapterIds)).toBe(id('2026-11-16', [...chapterIds]));
    expect(id('2026-11-16', chapterIds)).not.toBe(id('2026-11-23', chapterIds));
    expect(id('2026-11-16', chapterIds)).not.toBe(id('2026-11-16', chapterIds.slice(1)));
  });

  it('take ids and dates, and nothing else', () => {
    expect(weeklyCompute.payload.safeParse({ asOf: '2026-11-16', chapterIds }).success).toBe(true);
    expect(weeklyCompute.payload.safeParse({ asOf: '2026-02-30', chapterIds }).success).toBe(false);
    expect(weeklyCompute.payload.safeParse({ asOf: '2026-11-16', chapterIds: [] }).success).toBe(false);
    expect(
      mailSend.payload.safeParse({ chapterId: chapterIds[0], deliveryId: chapterIds[1], to: 'a@b.c' }).success,
    ).toBe(false);
  });
});
