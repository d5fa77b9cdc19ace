import { addDays, daysBetween } from '@chapterhouse/domain';
import {
  type LeaderWeeklyLetter,
  oneSidedMember,
  type OneSidedMember,
  type PersonNote,
  Voice,
} from '@chapterhouse/email';
import {
  attendanceAlarm,
  attendanceAlarmNextStep,
  callNames,
  chapterSummary,
  firstWord,
  missingData,
  type MissingFacts,
  rotaReason,
  settlingIn,
  settlingInNextStep,
  turnedAround,
} from '@chapterhouse/words';
import type { LeaderFacts, NamedSnapshot } from './leader-facts.js';
import { attendanceAlarmsOf, membersOf, oneSidedOf } from './leader-findings.js';
import { LEADERS_WAIT_DAYS } from './letter-data.js';

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
  const oneSided = oneSidedLines(at);
  const referrals = data.figures.find((figure) => figure.key === 'referralsGiven');
  return {
    kind: 'leader-weekly',
    chapter,
    recipient: { firstName: firstWord(facts.recipient) },
    week: { from: addDays(asOf, -7), to: asOf },
    sentence: voice.speak(
      chapterSummary({
        recorded: data.recorded,
        referrals: referrals?.lastWeek ?? 0,
        mean: referrals?.mean ?? null,
        people: oneSided.length,
      }),
    ),
    figures: data.figures,
    oneSided,
    attendanceAlarms: alarmLines(at),
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
    drafts: { count: facts.drafts, link: links.attendanceLetters() },
    rota: rotaLines(at),
    asks: facts.asks.map(({ memberId, name, text }) => ({ name, text, link: links.member(memberId) })),
    links: {
      chapter: links.chapter(),
      preferences: links.preferences(),
      unsubscribe: links.unsubscribe(facts.unsubscribeToken),
      people: links.people(),
      attendance: links.attendance(),
      referrals: links.referrals(),
      rota: links.rota(),
      asks: links.asks(),
    },
  };
}

function oneSidedLines(at: Composing): OneSidedMember[] {
  return oneSidedOf(at).map(({ member, kind, given, received, balance, interval, periodWeeks, partner }) =>
    oneSidedMember(
      at.voice,
      {
        kind,
        name: at.called(member),
        given,
        received,
        periodWeeks,
        partner: partner && { name: at.called(partner.member), count: partner.count },
      },
      { displayName: member.displayName, link: at.links.person(member.memberId), balance, interval },
    ),
  );
}

function alarmLines(at: Composing): PersonNote[] {
  return attendanceAlarmsOf(at).map(({ member, ...alarm }) => ({
    name: member.displayName,
    sentence: at.voice.speak(attendanceAlarm({ ...alarm, name: at.called(member), periodWeeks: at.windowWeeks })),
    nextStep: at.voice.speak(attendanceAlarmNextStep()),
    link: at.links.person(member.memberId),
  }));
}

function notesOf(
  at: Composing,
  fits: (member: NamedSnapshot) => boolean,
  write: (at: Composing, member: NamedSnapshot) => Pick<PersonNote, 'sentence' | 'nextStep'>,
): PersonNote[] {
  return membersOf(at, fits).map((m) => ({ name: m.displayName, ...write(at, m), link: at.links.person(m.memberId) }));
}

/** The window, not the evidence: it is the last weeks that have turned. */
const turnedAroundNote = (at: Composing, member: NamedSnapshot): Pick<PersonNote, 'sentence' | 'nextStep'> => ({
  sentence: at.voice.speak(
    turnedAround({
      name: at.called(member),
      given: member.figures.givenInChapter,
      received: member.figures.receivedInChapter,
      periodWeeks: at.windowWeeks,
    }),
  ),
  nextStep: null,
});

function settlingInNote(at: Composing, member: NamedSnapshot): Pick<PersonNote, 'sentence' | 'nextStep'> {
  const { figures } = member;
  const name = at.called(member);
  return {
    sentence: at.voice.speak(
      settlingIn({
        name,
        tenureWeeks: figures.tenureWeeks,
        given: figures.referralsGivenInside + figures.referralsGivenOutside,
        received: figures.referralsReceivedInside + figures.referralsReceivedOutside,
        partners: figures.oneToOnePartners,
      }),
    ),
    nextStep: at.voice.speak(settlingInNextStep(name)),
  };
}

/** Only pairs of whom both are still here. */
function rotaLines(at: Composing): LeaderWeeklyLetter['rota'] {
  const byId = new Map(at.members.map((member) => [member.memberId, member]));
  const nameOf = (id: string): string => {
    const member = byId.get(id);
    return member ? at.called(member) : '';
  };
  return at.rota.flatMap(({ firstMemberId, secondMemberId, reasons }) => {
    const first = byId.get(firstMemberId);
    const second = byId.get(secondMemberId);
    if (!first || !second) return [];
    const said = reasons.map((reason) => at.voice.speak(rotaReason(reason, nameOf))).join(' ');
    return [{ first: first.displayName, second: second.displayName, reason: said || null }];
  });
}

function missingOf({ data: { missing }, voice, links }: Composing): { sentence: string; link: string }[] {
  const say = (facts: MissingFacts): string => voice.speak(missingData(facts));
  const said = missing.attendance.map(({ date, count }) => ({
    sentence: say({ what: 'attendance', date, count }),
    link: links.meeting(date),
  }));
  if (missing.meeting) said.push({ sentence: say({ what: 'meeting' }), link: links.attendance() });
  if (missing.noAddress > 0)
    said.push({ sentence: say({ what: 'email', count: missing.noAddress }), link: links.people() });
  if (missing.bounced > 0)
    said.push({ sentence: say({ what: 'bounced', count: missing.bounced }), link: links.people() });
  return said;
}
