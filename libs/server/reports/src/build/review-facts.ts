import { addDays, daysBetween, type Finding, type LocalDate } from '@chapterhouse/domain';
import type { FollowUp, FollowUpService, InsightsQueries, MemberSnapshot, TuneUpQueries } from '@chapterhouse/insights';
import type { MemberQueries, RosterMember } from '@chapterhouse/members';
import type { ProfilePart, ProfileQueries } from '@chapterhouse/profiles';
import { callNames } from '@chapterhouse/words';
import { MEMBER_MARKS, POLICY } from '../data/attendance.sql.js';
import { MEMBER_PERIODS, PARTNERS } from '../data/figures.sql.js';
import { rangeOf } from '../period.js';
import type { ReportContext } from '../report-context.js';
import type { ReportPeriod } from '../report-model.js';
import type { PolicyRow } from './attendance-sheet.js';

export interface MemberPeriod {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly given: number;
  readonly received: number;
  readonly oneToOnes: number;
  readonly testimonials: number;
  readonly educationCredits: number;
  readonly thanks: number;
  readonly thankers: number;
  readonly closedBusiness: number;
  readonly present: number;
  readonly absent: number;
  readonly late: number;
  readonly medical: number;
  readonly substitute: number;
  readonly visitors: number;
}
export interface Partner {
  readonly memberId: string;
  readonly name: string;
  readonly trade: string;
  readonly given: number;
  readonly received: number;
  readonly oneToOnes: number;
  readonly lastMet: LocalDate | null;
}
/** Everything that a review is made of. */
export interface ReviewFacts {
  readonly member: RosterMember;
  readonly sponsor: string | null;
  /** The whole time, and its four quarters. */
  readonly whole: MemberPeriod;
  readonly quarters: readonly MemberPeriod[];
  readonly marks: readonly { readonly date: LocalDate; readonly letter: string | null }[];
  readonly policy: PolicyRow;
  readonly partners: readonly Partner[];
  /** Kept weeks of the time, oldest first. */
  readonly weeks: readonly MemberSnapshot[];
  readonly findings: readonly Finding[];
  /** What people call each other in the chapter, by member. */
  readonly names: ReadonlyMap<string, string>;
  readonly profile: readonly ProfilePart[];
  readonly stories: number;
  /** What leaders have tried; empty in what the member sees. */
  readonly followUps: readonly FollowUp[];
}

export interface ReviewSources {
  readonly insights: InsightsQueries;
  readonly tuneUp: TuneUpQueries;
  readonly members: MemberQueries;
  readonly profiles: ProfileQueries;
  readonly followUps: FollowUpService;
}

const QUARTERS = 4;
/** More is never shown, on whatever. */
const MOST = { followUps: 10, weeks: 104 };

/** Reads them, a statement after another. */
export async function reviewFacts(
  context: ReportContext,
  memberId: string,
  sources: ReviewSources,
): Promise<ReviewFacts> {
  const { em, place, actor, period, audience } = context;
  const { from, to } = rangeOf(period);
  const { chapterId } = place;
  const member = await sources.members.byId(em, place, actor, memberId);
  const quarters = quartersOf(period);
  const times = (periods: readonly ReportPeriod[]): [string, string[], string[], string] => [
    chapterId,
    periods.map((p) => p.from),
    periods.map((p) => addDays(p.to, 1)),
    memberId,
  ];
  const [whole, ...parts] = await em.query<MemberPeriod[]>(MEMBER_PERIODS, times([period, ...quarters]));
  const marks = await em.query<ReviewFacts['marks'][number][]>(MEMBER_MARKS, [chapterId, from, to, memberId]);
  const [policy] = await em.query<PolicyRow[]>(POLICY, [chapterId]);
  const partners = await em.query<Partner[]>(PARTNERS, [chapterId, from, to, memberId]);
  const kept = await sources.insights.memberHistory(em, place, actor, memberId, {
    limit: MOST.weeks,
    before: addDays(to, 1),
  });
  const weeks = kept.filter(({ asOf }) => asOf > from).reverse();
  const asOf = weeks.at(-1)?.asOf ?? null;
  const tuneUp = asOf ? await sources.tuneUp.ofMember(em, place, actor, memberId, asOf) : null;
  const profile = (await sources.profiles.byMemberIds(em, place, actor, [memberId])).get(memberId) ?? [];
  const stories = await sources.profiles.stories(em, place, actor, memberId, { limit: 1 });
  const named = await em.query<{ id: string; name: string }[]>(
    `select id, display_name as name from member where chapter_id = $1`,
    [chapterId],
  );
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const called = callNames(names.values());
  const followUps =
    audience === 'LEADERS'
      ? (await sources.followUps.list(em, place, actor, { memberId, limit: MOST.followUps })).items
      : [];
  return {
    member,
    sponsor: member.sponsorId ? (names.get(member.sponsorId) ?? null) : null,
    whole: whole!,
    quarters: parts,
    marks,
    policy: policy!,
    partners,
    weeks,
    findings: tuneUp?.findings ?? [],
    names: new Map(named.map(({ id, name }) => [id, called.get(name) ?? name])),
    profile,
    stories: stories.totalCount,
    followUps,
  };
}

/** The time in four parts, as even as days allow, oldest first. */
export function quartersOf(period: ReportPeriod): ReportPeriod[] {
  const days = daysBetween(period.from, period.to) + 1;
  const count = Math.min(QUARTERS, days);
  const start = (at: number): LocalDate => addDays(period.from, Math.floor((days * at) / count));
  return Array.from({ length: count }, (_, at) => ({ from: start(at), to: addDays(start(at + 1), -1) }));
}
