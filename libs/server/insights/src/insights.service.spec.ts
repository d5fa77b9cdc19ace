import type { ChapterCounts } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import type { GrowthCounts } from './growth/growth.js';
import { InsightsService } from './insights.service.js';

const counts = (evidenceWeeks: number): ChapterCounts => ({
  asOf: '2026-11-16',
  windowWeeks: 26,
  evidenceWeeks,
  policy: { absenceLimit: 3, latesPerAbsence: 0, substituteLimit: null, medicalLimit: null },
  meetingsHeld: 0,
  members: [],
  edges: [{ giverId: 'nobody', receiverId: 'no one', window: 0, evidence: evidenceWeeks === 52 ? 0 : 1 }],
});

const growth: GrowthCounts = {
  scorecard: null,
  seats: new Map(),
  met: [],
  firstReferralWeeks: new Map(),
  declined: new Set(),
  hasSlips: false,
};

describe('computing a batch', () => {
  it('sets a chapter aside whose data cannot be judged, and goes on with the others', async () => {
    // The tables' constraints keep such counts from ever being counted, so they are given here by hand.
    const counting = {
      countChapters: () =>
        Promise.resolve(
          new Map([
            ['bad', { counts: counts(26), growth }],
            ['good', { counts: counts(52), growth }],
          ]),
        ),
    };
    const week = await new InsightsService(counting).computeChapters({} as EntityManager, '2026-11-16', [
      'bad',
      'good',
    ]);
    expect([...week.reports.keys()]).toEqual(['good']);
    expect([...week.failures]).toEqual([
      ['bad', expect.objectContaining({ message: expect.stringContaining('nobody') })],
    ]);
  });
});
