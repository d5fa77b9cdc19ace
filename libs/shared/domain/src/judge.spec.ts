import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DEFAULT_ATTENDANCE_POLICY, markLetters } from './attendance.js';
import type { ChapterCounts, EdgeCounts, MemberCounts } from './chapter-counts.js';
import { judgeChapter } from './judge.js';
import { reportByName } from './report-by-name.js';
import type { AttendanceMark } from './vocabulary.js';
import { isMemberOn, isWithin, windowBefore, type DateRange } from './week.js';

interface Slip {
  date: string;
  type: string;
  from: string | null;
  to: string | null;
  fromOther?: string;
  toOther?: string;
  tier?: string;
  amount?: number;
  credits?: number;
}
interface Truth {
  asOf: string;
  windowWeeks: number;
  members: { name: string; joined: string; left: string | null }[];
  meetings: { date: string; status: string }[];
  attendance: { date: string; member: string; status: AttendanceMark }[];
  slips: Slip[];
}

/** Counts a chapter the plain way, one question after another: what the SQL is measured against. */
function count(truth: Truth, evidenceWeeks: number): ChapterCounts {
  const { asOf, windowWeeks } = truth;
  const window = windowBefore(asOf, windowWeeks);
  const lastWeek = windowBefore(asOf, 1);
  const evidence = windowBefore(asOf, evidenceWeeks);
  const held = truth.meetings.filter((meeting) => meeting.status === 'HELD' && isWithin(meeting.date, window));
  const seatOf = new Map(truth.members.map((member) => [member.name, member]));
  const seated = (name: string | null, other: string | undefined, date: string): string | null => {
    const seat = name === null || other !== undefined ? undefined : seatOf.get(name);
    return seat && isMemberOn(date, seat.joined, seat.left) ? seat.name : null;
  };

  const members = truth.members.map(({ name, joined, left }): MemberCounts => {
    const mine = held.filter((meeting) => isMemberOn(meeting.date, joined, left)).map((meeting) => meeting.date);
    const recorded = truth.attendance
      .filter((mark) => mark.member === name && mine.includes(mark.date))
      .sort((a, b) => (a.date < b.date ? -1 : 1));
    const slips = (range: DateRange, type: string, end: 'from' | 'to') =>
      truth.slips.filter(
        (slip) =>
          slip.type === type && isWithin(slip.date, range) && slip[end] === name && slip[`${end}Other`] === undefined,
      );
    const tier = (end: 'from' | 'to', wanted: string) =>
      slips(window, 'REFERRAL', end).filter((slip) => slip.tier === wanted).length;
    const met = (range: DateRange) => [...slips(range, 'ONE_TO_ONE', 'from'), ...slips(range, 'ONE_TO_ONE', 'to')];
    return {
      memberId: name,
      joined,
      left,
      attendance: {
        marks: markLetters(recorded.map((mark) => mark.status)),
        unrecorded: mine.length - recorded.length,
        oldestAbsence: recorded.find((mark) => mark.status === 'ABSENT')?.date ?? null,
      },
      activity: {
        referralsGivenInside: tier('from', 'INSIDE'),
        referralsGivenOutside: tier('from', 'OUTSIDE'),
        referralsReceivedInside: tier('to', 'INSIDE'),
        referralsReceivedOutside: tier('to', 'OUTSIDE'),
        visitors: slips(window, 'VISITOR', 'from').length,
        oneToOnes: met(window).length,
        oneToOnePartners: new Set(met(window).map((slip) => (slip.from === name ? slip.to : slip.from))).size,
        closedBusiness: slips(window, 'CLOSED_BUSINESS', 'to').reduce((sum, slip) => sum + (slip.amount ?? 0), 0),
        educationCredits: slips(window, 'EDUCATION', 'from').reduce((sum, slip) => sum + (slip.credits ?? 0), 0),
        lastWeek: {
          given: slips(lastWeek, 'REFERRAL', 'from').length,
          received: slips(lastWeek, 'REFERRAL', 'to').length,
          oneToOnes: met(lastWeek).length,
        },
      },
    };
  });

  const edges = new Map<string, { giverId: string; receiverId: string; window: number; evidence: number }>();
  for (const slip of truth.slips.filter((entry) => entry.type === 'REFERRAL')) {
    const giverId = seated(slip.from, slip.fromOther, slip.date);
    const receiverId = seated(slip.to, slip.toOther, slip.date);
    if (giverId === null || receiverId === null) continue;
    const edge = edges.get(`${giverId}|${receiverId}`) ?? { giverId, receiverId, window: 0, evidence: 0 };
    if (isWithin(slip.date, window)) edge.window++;
    if (isWithin(slip.date, evidence)) edge.evidence++;
    edges.set(`${giverId}|${receiverId}`, edge);
  }
  return {
    asOf,
    windowWeeks,
    evidenceWeeks,
    policy: DEFAULT_ATTENDANCE_POLICY,
    meetingsHeld: held.length,
    members,
    edges: [...edges.values()].filter((edge) => edge.window + edge.evidence > 0),
  };
}

const fixtures = join(import.meta.dirname, '../../../../test/fixtures/vectors');
const read = (chapter: string, file: string): unknown =>
  JSON.parse(readFileSync(join(fixtures, chapter, file), 'utf8'));
const chapters = readdirSync(fixtures).map((name) => {
  const expected = read(name, 'expected.json') as { evidenceWeeks: number };
  return { name, expected, counts: count(read(name, 'truth.json') as Truth, expected.evidenceWeeks) };
});
const seatsOf = (counts: ChapterCounts) =>
  counts.members.map(({ memberId, joined }) => ({ memberId, name: memberId, joined }));

/** Every path of a JSON value with its leaf, so that a missing figure and a surplus one are both seen. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  const entries = Object.entries(value);
  if (entries.length === 0) return [[path, '(empty)']];
  return entries.flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

function differences(actual: unknown, expected: unknown): string[] {
  const seen = new Map(leaves(actual));
  const wanted = new Map(leaves(expected));
  const found: string[] = [];
  for (const path of new Set([...seen.keys(), ...wanted.keys()])) {
    const a = seen.get(path);
    const b = wanted.get(path);
    const same =
      typeof a === 'number' && typeof b === 'number'
        ? Math.abs(a - b) <= 1e-9
        : a === b && seen.has(path) && wanted.has(path);
    if (!same) found.push(`${path}: ${String(a)} instead of ${String(b)}`);
  }
  return found;
}

describe('the report of a chapter', () => {
  it('has the four chapters worked out elsewhere to compare with', () => expect(chapters).toHaveLength(4));

  it.each(chapters)(
    'gives every figure of $name within 1e-9, none missing and none besides',
    ({ counts, expected }) => {
      expect(differences(reportByName(judgeChapter(counts), seatsOf(counts)), expected)).toEqual([]);
    },
  );

  it.each(chapters)('changes nothing in $name when its members get other ids and another order', ({ counts }) => {
    const relabel = (id: string) => `${id.length}-${[...id].reverse().join('')}`;
    const shuffled: ChapterCounts = {
      ...counts,
      members: [...counts.members].reverse().map((member) => ({ ...member, memberId: relabel(member.memberId) })),
      edges: [...counts.edges]
        .reverse()
        .map((edge) => ({ ...edge, giverId: relabel(edge.giverId), receiverId: relabel(edge.receiverId) })),
    };
    const seats = counts.members.map(({ memberId, joined }) => ({
      memberId: relabel(memberId),
      name: memberId,
      joined,
    }));
    const before = reportByName(judgeChapter(counts), seatsOf(counts));
    expect(differences(reportByName(judgeChapter(shuffled), seats), before)).toEqual([]);
  });

  it.each(chapters)('gives the same for $name when judged twice', ({ counts }) => {
    expect(judgeChapter(counts)).toEqual(judgeChapter(counts));
  });
});

const nobody = (memberId: string, joined = '2020-01-01', left: string | null = null): MemberCounts => ({
  memberId,
  joined,
  left,
  attendance: { marks: '', unrecorded: 0, oldestAbsence: null },
  activity: {
    referralsGivenInside: 0,
    referralsGivenOutside: 0,
    referralsReceivedInside: 0,
    referralsReceivedOutside: 0,
    visitors: 0,
    oneToOnes: 0,
    oneToOnePartners: 0,
    closedBusiness: 0,
    educationCredits: 0,
    lastWeek: { given: 0, received: 0, oneToOnes: 0 },
  },
});
const empty: ChapterCounts = {
  asOf: '2026-11-16',
  windowWeeks: 26,
  evidenceWeeks: 52,
  policy: DEFAULT_ATTENDANCE_POLICY,
  meetingsHeld: 0,
  members: [],
  edges: [],
};

describe('a small report', () => {
  it('is empty for a chapter without members', () => {
    const report = judgeChapter(empty);
    expect(report.members).toEqual({});
    expect(report.chapter).toMatchObject({
      members: 0,
      referrals: 0,
      nodes: 0,
      reciprocity: null,
      referralsPerMemberWeek: null,
    });
  });

  it('sees both periods, and thanks somebody who turned around', () => {
    const edges: EdgeCounts[] = [
      { giverId: 'b', receiverId: 'a', window: 1, evidence: 20 },
      { giverId: 'a', receiverId: 'c', window: 3, evidence: 3 },
    ];
    const giver = nobody('a');
    const members = [
      { ...giver, activity: { ...giver.activity, referralsGivenOutside: 3 } },
      nobody('b'),
      nobody('c', '2026-10-01'),
      nobody('d', '2020-01-01', '2026-11-16'),
    ];
    const report = judgeChapter({ ...empty, members, edges });
    expect(report.members['a']).toMatchObject({
      figures: { balance: 0.5, evidence: { given: 3, received: 20 }, verdict: 'BALANCED' },
      notes: { turnedAround: true },
    });
    expect(report.members['c']?.figures.verdict).toBe('SETTLING_IN');
    expect(report.members['c']?.figures.evidence).toMatchObject({ pValue: 0.25, qValue: null });
    expect(report.members['d']?.figures.verdict).toBeNull();
    expect(report.chapter).toMatchObject({ members: 3, nodes: 3, referrals: 4, oneSidedTies: [['a', 'c', 3]] });
  });

  it('keeps the two seats of somebody who left and came back', () => {
    const members = [nobody('m2', '2026-03-01'), nobody('m1', '2020-01-01', '2026-01-01')];
    const seats = members.map(({ memberId, joined }) => ({ memberId, joined, name: 'Hana Brandt' }));
    const named = reportByName(judgeChapter({ ...empty, members }), seats);
    expect(Object.keys(named.members)).toEqual(['Hana Brandt', 'Hana Brandt (2026-03-01)']);
    expect(named.members['Hana Brandt']?.verdict).toBeNull();
    expect(() => reportByName(judgeChapter({ ...empty, members }), [])).toThrow('has no name');
  });

  it('refuses counts that cannot be', () => {
    const members = [nobody('a'), nobody('b')];
    const stranger = [{ giverId: 'a', receiverId: 'x', window: 0, evidence: 1 }];
    expect(() => judgeChapter({ ...empty, members, edges: stranger })).toThrow('member x');
    expect(() => judgeChapter({ ...empty, members: [...members, nobody('a')] })).toThrow('member a is given twice');
    expect(() => judgeChapter({ ...empty, asOf: '2026-02-30' })).toThrow('2026-02-30');
  });

  it('sees one flow from both ends, whatever its size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (there, back) => {
        const edges = [
          { giverId: 'a', receiverId: 'b', window: there, evidence: there },
          { giverId: 'b', receiverId: 'a', window: back, evidence: back },
        ].filter((edge) => edge.evidence > 0);
        const report = judgeChapter({ ...empty, members: [nobody('a'), nobody('b')], edges });
        const [a, b] = [report.members['a']!.figures, report.members['b']!.figures];
        expect(a.evidence.pValue).toBe(b.evidence.pValue);
        expect(a.evidence.balance ?? 0).toBeCloseTo(-(b.evidence.balance ?? 0), 14);
        expect(a.mutual).toBe(Math.min(there, back));
      }),
    );
  });
});
