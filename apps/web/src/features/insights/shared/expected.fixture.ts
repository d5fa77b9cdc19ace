import { readFileSync } from 'node:fs';
import { addDays, type NamedReport, type MemberFigures as Expected } from '@chapterhouse/domain';
import type { ChapterFigureSetFragment, MemberFigureSetFragment } from '../gql/operations.js';
import type { Picture } from '../pictures/matrix-model.js';

const FOLDER = 'test/fixtures/vectors/harbour-lights';
const read = (file: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));

interface Truth {
  readonly asOf: string;
  readonly windowWeeks: number;
  readonly members: readonly {
    name: string;
    joined: string;
    left: string | null;
    industry: string;
    classification: string;
  }[];
  readonly meetings: readonly { date: string; status: string }[];
  readonly attendance: readonly { date: string; member: string; status: string }[];
  readonly slips: readonly { type: string; date: string; from: unknown; to: unknown }[];
}

export const expected = read('expected.json') as NamedReport;
export const truth = read('truth.json') as Truth;

/** The picture of the sample chapter as the API gives it (pictures.int-spec.ts), made from what happened. */
export function samplePicture(): Picture {
  const { asOf, windowWeeks, members } = truth;
  const from = addDays(asOf, -7 * windowWeeks);
  const inside = (date: string): boolean => date >= from && date < asOf;
  const belongs = (name: string | null, date: string): boolean =>
    members.some((m) => m.name === name && date >= m.joined && (m.left === null || date < m.left));
  const isMember = (end: unknown): end is string => members.some((member) => member.name === end);
  const pairs = new Map<string, Picture['pairs'][number]>();
  for (const slip of truth.slips) {
    const { type, date, from: one, to: other } = slip;
    if (!inside(date) || !isMember(one) || !isMember(other)) continue;
    if (type !== 'ONE_TO_ONE' && !(type === 'REFERRAL' && belongs(one, date) && belongs(other, date))) continue;
    const [oneId, otherId] = [one, other].sort() as [string, string];
    const key = `${oneId}>${otherId}`;
    const pair = pairs.get(key) ?? {
      oneId,
      otherId,
      given: 0,
      returned: 0,
      oneToOnes: 0,
      lastMet: null,
    };
    if (type === 'ONE_TO_ONE') pair.oneToOnes++;
    else if (one === oneId) pair.given++;
    else pair.returned++;
    pairs.set(key, pair);
  }
  const meetings = truth.meetings
    .filter((m) => m.status === 'HELD' && inside(m.date))
    .map((m) => m.date)
    .sort();
  const marks = new Map(truth.attendance.map((a) => [`${a.member} ${a.date}`, a.status]));
  const onEdge = new Set([...pairs.values()].flatMap((p) => (p.given + p.returned > 0 ? [p.oneId, p.otherId] : [])));
  const people = members.map((member) => ({
    memberId: member.name,
    displayName: member.name,
    industry: member.industry,
    speciality: member.classification,
    active: member.joined < asOf && !(member.left !== null && member.left <= asOf),
    marks: meetings
      .map((date) => (belongs(member.name, date) ? (marks.get(`${member.name} ${date}`)?.[0] ?? '-') : ' '))
      .join(''),
  }));
  return {
    from,
    asOf,
    windowWeeks,
    meetings,
    people: people.filter((person) => person.active || onEdge.has(person.memberId)),
    pairs: [...pairs.values()],
  };
}

/** A member of expected.json as the API gives it. */
export function sampleMember(name: string): MemberFigureSetFragment {
  const figures = expected.members[name];
  if (!figures) throw new Error(`${name} is not in expected.json`);
  const part = <K extends keyof Expected>(...keys: K[]): Pick<Expected, K> =>
    Object.fromEntries(keys.map((key) => [key, figures[key]])) as Pick<Expected, K>;
  return {
    memberId: name,
    asOf: expected.asOf,
    ...part('verdict', 'tenureWeeks', 'weeksActive'),
    turnedAround: false,
    attendance: {
      ...part('present', 'absent', 'late', 'medical', 'substitute', 'unrecorded'),
      ...part('attendanceRate', 'longestAbsence', 'oldestAbsenceExpires'),
      effectiveAbsences: figures.absent,
      state: 'CLEAR',
    },
    activity: {
      ...part('referralsGivenInside', 'referralsGivenOutside', 'referralsReceivedInside', 'referralsReceivedOutside'),
      ...part('visitors', 'oneToOnes', 'oneToOnePartners', 'closedBusiness', 'educationCredits'),
      lastWeek: { ...figures.lastWeek },
    },
    flow: {
      ...part('givenInChapter', 'receivedInChapter', 'givenTo', 'receivedFrom', 'mutual', 'balance', 'reciprocity'),
    },
    evidence: { ...figures.evidence },
  };
}

/** The chapter of expected.json as the API gives it. */
export function sampleChapter(): ChapterFigureSetFragment {
  const { oneSidedTies, ...figures } = expected.chapter;
  return {
    chapterId: 'chapter',
    asOf: expected.asOf,
    windowWeeks: expected.windowWeeks,
    evidenceWeeks: expected.evidenceWeeks,
    figures: { ...figures },
    oneSidedTies: oneSidedTies.map(([giverId, receiverId, referrals]) => ({
      giverId,
      receiverId,
      referrals,
    })),
  };
}
