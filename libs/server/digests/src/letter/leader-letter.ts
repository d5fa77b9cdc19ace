import {
  addDays,
  type AttendancePolicy,
  balanceInterval,
  daysBetween,
  isOneSided,
  type LocalDate,
  type MemberFigures,
  type MemberNotes,
  ONE_SIDED_VERDICTS,
} from '@chapterhouse/domain';
import {
  type AttendanceAlarm,
  attendanceAlarmSentence,
  callNames,
  firstWord,
  type LeaderWeeklyLetter,
  leaderSummary,
  type LetterChapter,
  missingDataSentence,
  type OneSidedKind,
  oneSidedMember,
  type OneSidedMember,
  type PersonNote,
  settlingInSentence,
  turnedAroundSentence,
  Voice,
} from '@chapterhouse/email';
import { LEADERS_WAIT_DAYS, type LetterData } from './letter-data.js';
import type { LetterLinks } from './letter-links.js';

/** A member's snapshot with the name of today. */
export interface NamedSnapshot {
  readonly memberId: string;
  readonly displayName: string;
  readonly figures: MemberFigures;
  readonly notes: MemberNotes;
}

/** A referral that still waits when the letter is written. */
export interface NamedWaiting {
  readonly slipId: string;
  readonly date: LocalDate;
  readonly giver: string;
  readonly receiver: string;
}

export interface LeaderFacts {
  readonly chapter: LetterChapter;
  readonly policy: Pick<AttendancePolicy, 'absenceLimit' | 'medicalLimit'>;
  readonly recipient: string;
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  readonly data: Omit<LetterData, 'members'>;
  /** The active members, in any order. */
  readonly members: readonly NamedSnapshot[];
  /** Oldest first. */
  readonly waiting: readonly NamedWaiting[];
  readonly links: LetterLinks;
  readonly unsubscribeToken: string;
}

interface Composing extends LeaderFacts {
  readonly voice: Voice;
  readonly called: (member: NamedSnapshot) => string;
}

/** The letter to one leader, from the snapshots and the letter data of the week; pure. */
export function composeLeaderLetter(facts: LeaderFacts): LeaderWeeklyLetter {
  const { chapter, asOf, data, links } = facts;
  const voice = Voice.of(chapter);
  const names = callNames(facts.members.map((member) => member.displayName));
  const at: Composing = { ...facts, voice, called: (m) => names.get(m.displayName) ?? m.displayName };
  const oneSided = oneSidedOf(at);
  const referrals = data.figures.find((figure) => figure.key === 'referralsGiven');
  return {
    kind: 'leader-weekly',
    chapter,
    recipient: { firstName: firstWord(facts.recipient) },
    week: { from: addDays(asOf, -7), to: asOf },
    sentence: leaderSummary(voice, {
      recorded: data.recorded,
      referrals: referrals?.lastWeek ?? 0,
      mean: referrals?.mean ?? null,
      people: oneSided.length,
    }),
    figures: data.figures,
    oneSided,
    attendanceAlarms: alarmsOf(at),
    turnedAround: notesOf(at, ({ notes }) => notes.turnedAround, turnedAroundNote),
    settlingIn: notesOf(at, ({ figures }) => figures.verdict === 'SETTLING_IN', settlingInNote),
    waitingReferrals: facts.waiting
      .map(({ slipId, date, giver, receiver }) => ({
        giver,
        receiver,
        days: daysBetween(date, asOf),
        link: links.referral(slipId),
      }))
      .filter(({ days }) => days >= LEADERS_WAIT_DAYS),
    missingData: missingOf(at),
    links: {
      chapter: links.chapter(),
      preferences: links.preferences(),
      unsubscribe: links.unsubscribe(facts.unsubscribeToken),
      people: links.people(),
      attendance: links.attendance(),
      referrals: links.referrals(),
    },
  };
}

/** The order in which leaders read of them; within one kind the widest gap comes first. */
const KINDS: readonly OneSidedKind[] = ['RECEIVES_MORE', 'NOT_REFERRING', 'GIVES_MORE'];

function oneSidedOf(at: Composing): OneSidedMember[] {
  const byId = new Map(at.members.map((member) => [member.memberId, member]));
  const gap = ({ figures: { evidence } }: NamedSnapshot): number => Math.abs(evidence.given - evidence.received);
  const sided = at.members.filter(({ figures }) => isOneSided(figures.verdict));
  const ordered = [...sided].sort(
    (a, b) =>
      KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)) ||
      gap(b) - gap(a) ||
      a.displayName.localeCompare(b.displayName),
  );
  return ordered.map((member) => {
    const { figures, memberId } = member;
    const kind = kindOf(member);
    // Who gives nothing is told so by the window; the others by the evidence on which the verdict stands.
    const shown =
      kind === 'NOT_REFERRING'
        ? { given: figures.givenInChapter, received: figures.receivedInChapter, balance: figures.balance }
        : figures.evidence;
    const found = at.data.partners[memberId];
    const partner = found && byId.get(found.memberId);
    const interval = balanceInterval(shown.given, shown.received);
    return oneSidedMember(
      at.voice,
      {
        kind,
        name: at.called(member),
        given: shown.given,
        received: shown.received,
        periodWeeks: kind === 'NOT_REFERRING' ? at.windowWeeks : at.evidenceWeeks,
        partner: partner ? { name: at.called(partner), count: found.count } : null,
      },
      {
        displayName: member.displayName,
        link: at.links.person(memberId),
        balance: shown.balance,
        interval: interval && { low: interval[0], high: interval[1] },
      },
    );
  });
}

function kindOf({ figures: { verdict } }: NamedSnapshot): OneSidedKind {
  const kind = ONE_SIDED_VERDICTS.find((one) => one === verdict);
  if (!kind) throw new Error(`${String(verdict)} is not a one-sided verdict`);
  return kind;
}

function alarmsOf(at: Composing): PersonNote[] {
  const order: readonly AttendanceAlarm[] = ['BREACHED', 'NEXT_BREACHES', 'AWAY'];
  return at.members
    .flatMap((member) => {
      const alarm = alarmOf(at, member);
      return alarm ? [{ member, ...alarm }] : [];
    })
    .sort(
      (a, b) =>
        order.indexOf(a.alarm) - order.indexOf(b.alarm) ||
        b.count - a.count ||
        a.member.displayName.localeCompare(b.member.displayName),
    )
    .map(({ member, ...alarm }) => ({
      name: member.displayName,
      sentence: attendanceAlarmSentence(at.voice, {
        ...alarm,
        name: at.called(member),
        periodWeeks: at.windowWeeks,
        oldestExpires: alarm.alarm === 'AWAY' ? null : member.figures.oldestAbsenceExpires,
      }),
      nextStep: at.voice.say('leader.attendance.next'),
      link: at.links.person(member.memberId),
    }));
}

function alarmOf(
  { policy, data }: Composing,
  { memberId, figures, notes }: NamedSnapshot,
): { alarm: AttendanceAlarm; count: number; limit: number } | null {
  const { state, effectiveAbsences } = notes.attendance;
  const limit = policy.absenceLimit ?? 0;
  if (state === 'BREACHED' && policy.absenceLimit !== null && effectiveAbsences > limit)
    return { alarm: state, count: effectiveAbsences, limit };
  if (state === 'BREACHED') return { alarm: state, count: figures.medical, limit: policy.medicalLimit ?? 0 };
  // With a limit of none everybody is one absence away from it; that is no news of anybody.
  if (state === 'NEXT_BREACHES' && effectiveAbsences > 0) return { alarm: state, count: effectiveAbsences, limit };
  const run = data.away[memberId];
  return run === undefined ? null : { alarm: 'AWAY', count: run, limit };
}

function notesOf(
  at: Composing,
  fits: (member: NamedSnapshot) => boolean,
  write: (at: Composing, member: NamedSnapshot) => Pick<PersonNote, 'sentence' | 'nextStep'>,
): PersonNote[] {
  return at.members
    .filter(fits)
    .sort((a, b) => a.displayName.localeCompare(b.displayName))
    .map((m) => ({ name: m.displayName, ...write(at, m), link: at.links.person(m.memberId) }));
}

/** The window, not the evidence: it is the last weeks that have turned. */
const turnedAroundNote = (at: Composing, member: NamedSnapshot): Pick<PersonNote, 'sentence' | 'nextStep'> => ({
  sentence: turnedAroundSentence(at.voice, {
    name: at.called(member),
    given: member.figures.givenInChapter,
    received: member.figures.receivedInChapter,
    periodWeeks: at.windowWeeks,
  }),
  nextStep: null,
});

function settlingInNote(at: Composing, member: NamedSnapshot): Pick<PersonNote, 'sentence' | 'nextStep'> {
  const { figures } = member;
  const name = at.called(member);
  return {
    sentence: settlingInSentence(at.voice, {
      name,
      tenureWeeks: figures.tenureWeeks,
      given: figures.referralsGivenInside + figures.referralsGivenOutside,
      received: figures.referralsReceivedInside + figures.referralsReceivedOutside,
      partners: figures.oneToOnePartners,
    }),
    nextStep: at.voice.say('leader.settlingIn.next', { name }),
  };
}

function missingOf({ data: { missing }, voice, links }: Composing): { sentence: string; link: string }[] {
  const said = missing.attendance.map(({ date, count }) => ({
    sentence: missingDataSentence(voice, { what: 'attendance', date, count }),
    link: links.meeting(date),
  }));
  if (missing.meeting)
    said.push({ sentence: missingDataSentence(voice, { what: 'meeting' }), link: links.attendance() });
  if (missing.noAddress > 0) {
    const sentence = missingDataSentence(voice, { what: 'email', count: missing.noAddress });
    said.push({ sentence, link: links.people() });
  }
  if (missing.bounced > 0) {
    const sentence = missingDataSentence(voice, { what: 'bounced', count: missing.bounced });
    said.push({ sentence, link: links.people() });
  }
  return said;
}
