import { standingOf, summariseAttendance, type AttendanceFigures, type AttendanceStanding } from './attendance.js';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { binomialTestFair } from './binomial.js';
import type { ActivityCounts, ChapterCounts, MemberCounts } from './chapter-counts.js';
import { ReferralGraph, type ChapterFlow, type Edge, type MemberFlow } from './reciprocity.js';
import { chanceOfSilence, judgeMember, SETTLING_IN_WEEKS, type Judgement } from './verdict.js';
import type { Verdict } from './vocabulary.js';
import { isActiveAt, tenureWeeks, weeksActive, windowBefore, type DateRange, type LocalDate } from './week.js';

/** The same as in the window, over the longer evidence window. */
export interface EvidenceFigures {
  readonly given: number;
  readonly received: number;
  readonly balance: number | null;
  /** Two-sided exact binomial test of given in given + received with p = 1/2; null without referrals. */
  readonly pValue: number | null;
  /** Benjamini–Hochberg over the active members who are past settling in and have a pValue; null for the rest. */
  readonly qValue: number | null;
}

/** Every figure of one member, as in the JSON of a report. */
export interface MemberFigures extends AttendanceFigures, ActivityCounts, MemberFlow {
  readonly tenureWeeks: number;
  readonly weeksActive: number;
  readonly evidence: EvidenceFigures;
  /** null for a former member. */
  readonly verdict: Verdict | null;
}

/** What leaders and members are told besides the figures. */
export interface MemberNotes {
  readonly attendance: AttendanceStanding;
  readonly turnedAround: boolean;
  /** How often an average member of this chapter would give nothing in the same time, in [0, 1]. */
  readonly chanceOfSilence: number;
}

export interface MemberReport {
  readonly figures: MemberFigures;
  readonly notes: MemberNotes;
}

/** The figures of the chapter, as in the JSON of a report; members in `oneSidedTies` by id. */
export interface ChapterFigures extends ChapterFlow {
  /** Active members. */
  readonly members: number;
  readonly meetingsHeld: number;
  /** λ: all members' referrals given / all members' weeks active, former members included; null when nobody was active. */
  readonly referralsPerMemberWeek: number | null;
}

/** The week of one chapter, by member id. */
export interface ChapterReport {
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  readonly chapter: ChapterFigures;
  readonly members: Readonly<Record<string, MemberReport>>;
}

interface Seat {
  readonly counts: MemberCounts;
  readonly active: boolean;
  readonly tenureWeeks: number;
  readonly weeksActive: number;
  readonly evidence: { given: number; received: number; balance: number | null; pValue: number | null };
}

/**
 * The whole report of one chapter from what was counted; pure, and the same whatever the order of members and edges.
 * @throws RangeError on counts that cannot be: a bad date or mark, a referral to oneself, a member or pair given twice,
 * an edge to somebody who is not among the members. The message names the member id.
 */
export function judgeChapter(counts: ChapterCounts): ChapterReport {
  const { asOf, windowWeeks, evidenceWeeks } = counts;
  const window = windowBefore(asOf, windowWeeks);
  const flow = new ReferralGraph(edgesOf(counts, 'window'));
  const evidence = new ReferralGraph(edgesOf(counts, 'evidence'));
  // In the order of the ids, so that the last digits of every sum are the same whatever the order of the rows.
  const seats = counts.members
    .map((member) => seatOf(member, window, evidence))
    .sort((a, b) => (a.counts.memberId < b.counts.memberId ? -1 : 1));
  checkMembers(counts, [flow, evidence]);

  const weeks = sum(seats, (seat) => seat.weeksActive);
  const referralsPerMemberWeek = weeks === 0 ? null : sum(seats, (seat) => givenBy(seat.counts.activity)) / weeks;
  const qValues = qValuesOf(seats);
  const active = seats.filter((seat) => seat.active).map((seat) => seat.counts.memberId);

  const members: Record<string, MemberReport> = {};
  for (const seat of seats) {
    const { memberId, activity } = seat.counts;
    const memberFlow = flow.flowOf(memberId);
    const evidenceFigures: EvidenceFigures = { ...seat.evidence, qValue: qValues.get(memberId) ?? null };
    const attendance = summariseAttendance(seat.counts.attendance, windowWeeks);
    const judgement: Judgement | null = seat.active
      ? judgeMember({
          tenureWeeks: seat.tenureWeeks,
          weeksActive: seat.weeksActive,
          given: givenBy(activity),
          referralsPerMemberWeek,
          balance: memberFlow.balance,
          evidence: evidenceFigures,
        })
      : null;
    members[memberId] = {
      figures: {
        ...attendance,
        ...activity,
        ...memberFlow,
        tenureWeeks: seat.tenureWeeks,
        weeksActive: seat.weeksActive,
        evidence: evidenceFigures,
        verdict: judgement?.verdict ?? null,
      },
      notes: {
        attendance: standingOf(attendance, counts.policy),
        turnedAround: judgement?.turnedAround ?? false,
        chanceOfSilence: chanceOfSilence(referralsPerMemberWeek, seat.weeksActive),
      },
    };
  }
  return {
    asOf,
    windowWeeks,
    evidenceWeeks,
    chapter: {
      ...flow.chapterFlow(active),
      members: active.length,
      meetingsHeld: counts.meetingsHeld,
      referralsPerMemberWeek,
    },
    members,
  };
}

function seatOf(counts: MemberCounts, window: DateRange, graph: ReferralGraph): Seat {
  const { memberId, joined, left } = counts;
  const { givenInChapter: given, receivedInChapter: received, balance } = graph.flowOf(memberId);
  return {
    counts,
    active: isActiveAt(window.to, joined, left),
    tenureWeeks: tenureWeeks(window.to, joined),
    weeksActive: weeksActive(window, joined, left),
    evidence: { given, received, balance, pValue: binomialTestFair(given, given + received) },
  };
}

function qValuesOf(seats: readonly Seat[]): Map<string, number> {
  const judged: { id: string; pValue: number }[] = [];
  for (const { active, tenureWeeks: tenure, evidence, counts } of seats) {
    if (active && tenure >= SETTLING_IN_WEEKS && evidence.pValue !== null)
      judged.push({ id: counts.memberId, pValue: evidence.pValue });
  }
  const qValues = benjaminiHochberg(judged.map((entry) => entry.pValue));
  return new Map(judged.map((entry, at) => [entry.id, qValues[at]!]));
}

function edgesOf(counts: ChapterCounts, period: 'window' | 'evidence'): Edge[] {
  const edges: Edge[] = [];
  for (const edge of counts.edges) {
    if (edge[period] !== 0) edges.push({ giverId: edge.giverId, receiverId: edge.receiverId, count: edge[period] });
  }
  return edges;
}

function checkMembers(counts: ChapterCounts, graphs: readonly ReferralGraph[]): void {
  const known = new Set<string>();
  for (const { memberId } of counts.members) {
    if (known.has(memberId)) throw new RangeError(`member ${memberId} is given twice`);
    known.add(memberId);
  }
  for (const graph of graphs) {
    for (const id of graph.memberIds())
      if (!known.has(id)) throw new RangeError(`member ${id} has referrals but is not among the members`);
  }
}

function givenBy(activity: ActivityCounts): number {
  return activity.referralsGivenInside + activity.referralsGivenOutside;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}
