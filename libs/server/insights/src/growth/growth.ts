import {
  forecastAttendance,
  judgeTuneUp,
  median,
  PairWeights,
  rankNext,
  RECENT_WEEKS,
  scoreMember,
  type AttendanceEvent,
  type AttendanceForecast,
  type ChapterCounts,
  type ChapterReport,
  type Finding,
  type LocalDate,
  type MemberReport,
  type MemberScore,
  type NextOneToOne,
  type OpenCode,
  type Scorecard,
  type TuneUpCounts,
} from '@chapterhouse/domain';
import { makeRota, type Rota } from './rota.js';

/** What is counted of one seat besides the figures of the week. */
export interface SeatGrowth {
  /** The trade group of the classification, folded; null when it is not known. */
  readonly sphere: string | null;
  readonly leftEarly: number;
  /** Meetings of the window at which the mark was anything but present. */
  readonly events: readonly AttendanceEvent[];
  readonly testimonials: number;
  /** Referrals received more than 14 days ago whose story is known, and those of them that wait for a word. */
  readonly received: number;
  readonly waiting: number;
  /** Bits by week before `asOf` (bit 0 is the last week): in the room, one-to-one, referral given, education, ask. */
  readonly weeks: readonly number[];
  readonly idealCustomerOn: LocalDate | null;
  readonly storyOn: LocalDate | null;
  readonly asks: number;
}

/** Two members of the chapter who met one to one. */
export interface MetPair {
  readonly a: string;
  readonly b: string;
  /** Times in the window. */
  readonly times: number;
  /** Days from the last time to the run. */
  readonly daysAgo: number;
}

export interface GrowthCounts {
  /** The table in force; null when the organisation's own has not begun yet. */
  readonly scorecard: Scorecard | null;
  readonly seats: ReadonlyMap<string, SeatGrowth>;
  /** Pairs as slips have them: in either direction, also both. */
  readonly met: readonly MetPair[];
  /** Weeks from joining to the first referral received, by member, where the records go back to the joining. */
  readonly firstReferralWeeks: ReadonlyMap<string, number>;
  /** Keys of pairs of whom one declined to meet lately. */
  readonly declined: ReadonlySet<string>;
  readonly hasSlips: boolean;
}

/** What one active member can grow by: kept with the week. The confidential findings are not in it. */
export interface MemberGrowth {
  readonly scorecard: MemberScore | null;
  readonly tuneUp: readonly Finding<OpenCode>[];
  readonly next: readonly NextOneToOne[];
  readonly attendance: AttendanceForecast;
}

export interface ChapterGrowth {
  /** Active members by id. */
  readonly members: Readonly<Record<string, MemberGrowth>>;
  readonly rota: Rota;
}

/** Judges what was counted: scorecards, tune-up, next one-to-ones, rota. Pure, and the same whatever the order of the rows. */
export function judgeGrowth(counts: ChapterCounts, report: ChapterReport, growth: GrowthCounts): ChapterGrowth {
  const active = Object.entries(report.members).filter(([, member]) => member.figures.verdict !== null);
  const ids = active.map(([id]) => id);
  const seated = new Set(ids);
  // A tie to somebody who left cannot be mended any more.
  const ties = report.chapter.oneSidedTies.filter(([giver, receiver]) => seated.has(giver) && seated.has(receiver));
  const spheres = new Map<string, number>();
  for (const id of ids) {
    const sphere = seatOf(growth, id).sphere;
    if (sphere !== null) spheres.set(sphere, (spheres.get(sphere) ?? 0) + 1);
  }
  const chapter = {
    asOf: counts.asOf,
    firstReferralWeeks: ids.flatMap((id) => growth.firstReferralWeeks.get(id) ?? []),
    medianGiven: median(active.map(([, member]) => givenBy(member))),
    spheres,
    activeMembers: ids.length,
    notesLeavingEarly: [...growth.seats.values()].some((seat) => seat.leftEarly > 0),
    hasSlips: growth.hasSlips,
  };
  const pairs = new PairWeights({
    members: active.map(([memberId, { figures }]) => ({
      memberId,
      settlingIn: figures.verdict === 'SETTLING_IN',
      sphere: seatOf(growth, memberId).sphere,
    })),
    met: growth.met,
    oneSidedTies: ties,
  });
  const next = rankNext(pairs);
  const partners = partnersOf(pairs, growth.met);
  const members: Record<string, MemberGrowth> = {};
  for (const [id, member] of active) {
    const seat = seatOf(growth, id);
    members[id] = {
      scorecard: growth.scorecard && scoreMember(scorecardCounts(member, seat), growth.scorecard),
      tuneUp: judgeTuneUp(tuneUpCounts(id, member, seat, partners.get(id)!, ties, counts.windowWeeks), chapter),
      next: next.get(id) ?? [],
      attendance: forecastAttendance(seat.events, counts.policy, counts.windowWeeks),
    };
  }
  return { members, rota: makeRota(counts.asOf, pairs, growth.declined) };
}

const NOTHING: SeatGrowth = {
  sphere: null,
  leftEarly: 0,
  events: [],
  testimonials: 0,
  received: 0,
  waiting: 0,
  weeks: [],
  idealCustomerOn: null,
  storyOn: null,
  asks: 0,
};

function seatOf(growth: GrowthCounts, id: string): SeatGrowth {
  return growth.seats.get(id) ?? NOTHING;
}

/** With how many others each member met in the window, and with how many of them more than once. */
interface Partners {
  readonly partners: number;
  readonly repeats: number;
}

function partnersOf(pairs: PairWeights, met: readonly MetPair[]): Map<string, Partners> {
  const size = pairs.memberIds.length;
  // Each pair once, whichever of the two wrote the slips.
  const times = new Int32Array(size * size);
  for (const { a, b, times: count } of met) {
    const [i, j] = [pairs.numberOf(a), pairs.numberOf(b)];
    if (i === undefined || j === undefined) continue;
    times[i * size + j]! += count;
    times[j * size + i]! += count;
  }
  return new Map(
    pairs.memberIds.map((id, i) => {
      let [partners, repeats] = [0, 0];
      for (const count of times.subarray(i * size, (i + 1) * size)) {
        if (count > 0) partners++;
        if (count > 1) repeats++;
      }
      return [id, { partners, repeats }];
    }),
  );
}

function givenBy({ figures }: MemberReport): number {
  return figures.referralsGivenInside + figures.referralsGivenOutside;
}

function scorecardCounts(member: MemberReport, seat: SeatGrowth): Parameters<typeof scoreMember>[0] {
  const { figures } = member;
  return {
    weeks: figures.present + figures.absent + figures.late + figures.medical + figures.substitute,
    absences: figures.absent,
    lates: figures.late,
    attendanceRate: figures.attendanceRate,
    referralsGiven: givenBy(member),
    visitors: figures.visitors,
    oneToOnes: figures.oneToOnes,
    educationCredits: figures.educationCredits,
    closedBusiness: figures.closedBusiness,
    testimonials: seat.testimonials,
  };
}

function tuneUpCounts(
  id: string,
  member: MemberReport,
  seat: SeatGrowth,
  { partners, repeats }: Partners,
  ties: readonly (readonly [string, string, number])[],
  windowWeeks: number,
): TuneUpCounts {
  const { figures } = member;
  // Weeks of which the member was here for the whole; an attendance window may be shorter than eight weeks.
  const effortWeeks = Math.max(0, Math.min(RECENT_WEEKS, figures.tenureWeeks, windowWeeks));
  return {
    tenureWeeks: figures.tenureWeeks,
    attendanceRate: figures.attendanceRate,
    longestAbsence: figures.longestAbsence,
    meetingsMarked: figures.present + figures.absent + figures.late + figures.medical + figures.substitute,
    inRoom: figures.present + figures.late,
    leftEarly: seat.leftEarly,
    idealCustomerOn: seat.idealCustomerOn,
    storyOn: seat.storyOn,
    asks: seat.asks,
    partners,
    repeats,
    given: givenBy(member),
    received: seat.received,
    waiting: seat.waiting,
    sphere: seat.sphere,
    effortPoints: seat.weeks.reduce((points, bits) => points + ones(bits & ((1 << effortWeeks) - 1)), 0),
    effortWeeks,
    verdict: figures.verdict!,
    givesTo: ties
      .filter((tie) => tie[0] === id)
      .map((tie) => [tie[1], tie[2]] as const)
      .sort(mostFirst),
    receivesFrom: ties
      .filter((tie) => tie[1] === id)
      .map((tie) => [tie[0], tie[2]] as const)
      .sort(mostFirst),
  };
}

function mostFirst(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
