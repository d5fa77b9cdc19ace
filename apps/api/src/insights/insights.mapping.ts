import type { Verdict } from '@chapterhouse/domain';
import type { ChapterCountsSnapshot, ChapterSnapshot, MemberSnapshot } from '@chapterhouse/insights';
import type { ChapterCounts, ChapterInsights, MemberInsights } from './insights.types.js';

/** A kept week of a member, sorted by what the figures are about. */
export function memberInsightsOf(snapshot: MemberSnapshot, chapterId: string): MemberInsights {
  const { memberId, asOf, verdict, figures: f, notes } = snapshot;
  return {
    chapterId,
    memberId,
    asOf,
    verdict,
    turnedAround: notes.turnedAround,
    tenureWeeks: f.tenureWeeks,
    weeksActive: f.weeksActive,
    attendance: { ...f, ...notes.attendance },
    activity: { ...f, lastWeek: { ...f.lastWeek } },
    flow: { ...f },
    evidence: { ...f.evidence },
  };
}

/** A kept week of a chapter. */
export function chapterInsightsOf(snapshot: ChapterSnapshot, chapterId: string): ChapterInsights {
  const { oneSidedTies, ...figures } = snapshot.figures;
  const ties = oneSidedTies.map(([giverId, receiverId, referrals]) => ({ giverId, receiverId, referrals }));
  return {
    ...snapshot,
    chapterId,
    figures,
    oneSidedTies: ties.map((tie) => ({ ...tie, homeChapterId: chapterId })),
  };
}

/** A kept week of a chapter in counts. */
export function chapterCountsOf(week: ChapterCountsSnapshot, chapterId: string): ChapterCounts {
  const counts = Object.entries(week.verdicts) as [Verdict, number][];
  return { ...week, chapterId, verdicts: counts.map(([verdict, members]) => ({ verdict, members })) };
}
