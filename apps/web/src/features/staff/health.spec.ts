import type { Verdict } from './gql/operations.js';
import { type ChapterItem, oneSidedIn, oneSidedShare, sortChapters } from './health.js';

const chapter = (name: string, members: number, verdicts: Partial<Record<Verdict, number>> | null): ChapterItem => ({
  id: name,
  slug: name,
  name,
  locale: 'en-IE',
  region: null,
  counts: verdicts && {
    chapterId: name,
    asOf: '2026-11-22',
    windowWeeks: 26,
    figures: {
      members,
      meetingsHeld: 26,
      referrals: 100,
      referralsPerMemberWeek: 0.5,
      reciprocity: 0.4,
    },
    verdicts: Object.entries(verdicts).map(([verdict, count]) => ({
      verdict: verdict as Verdict,
      members: count,
    })),
  },
});
const calm = chapter('calm', 20, { BALANCED: 18, GIVES_MORE: 2 });
const small = chapter('small', 10, { RECEIVES_MORE: 2, NOT_REFERRING: 1, GIVES_MORE: 1, SETTLING_IN: 6 });
const fresh = chapter('fresh', 0, null);

describe('chapters by health', () => {
  it('counts one-sided members, without those who settle in', () => {
    if (!small.counts) throw new Error('the fixture has counts');
    expect(oneSidedIn(small.counts)).toBe(4);
    expect(oneSidedShare(small.counts)).toBe(0.4);
  });

  it('puts first where the largest share is one-sided, and last where nothing is known', () => {
    expect(sortChapters([fresh, calm, small], 'look', 'en').map(({ name }) => name)).toEqual([
      'small',
      'calm',
      'fresh',
    ]);
  });

  it('breaks ties by name', () => {
    expect(sortChapters([small, calm], 'returned', 'en').map(({ name }) => name)).toEqual(['calm', 'small']);
  });
});
