import {
  addDays,
  type AttendanceForecast,
  balanceInterval,
  daysBetween,
  type LocalDate,
  mostImportant,
  type PairReason,
} from '@chapterhouse/domain';
import { type LetterChapter, type MemberWeeklyLetter, type PersonNote, Voice } from '@chapterhouse/email';
import type { MemberGrowth } from '@chapterhouse/insights';
import {
  firstWord,
  type NameOf,
  ownAttendance,
  ownBalance,
  ownFinding,
  ownForecast,
  ownNextStep,
  ownPairReason,
  pointsSoFar,
  wayToGreen,
} from '@chapterhouse/words';
import type { NamedAsk } from './leader-facts.js';
import type { NamedSnapshot } from './leader-facts.js';
import type { MemberLetterData } from './letter-data.js';
import type { LetterLinks } from './letter-links.js';

export interface MemberFacts {
  readonly chapter: LetterChapter;
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  /** The reader's own. */
  readonly snapshot: NamedSnapshot;
  readonly data: MemberLetterData;
  /** The best counterpart, called as others call them, with their trade. */
  readonly partner: { readonly name: string; readonly trade: string | null; readonly count: number } | null;
  /** Referrals to the reader without an answer, oldest first. */
  readonly waiting: readonly {
    readonly slipId: string;
    readonly date: LocalDate;
    readonly giver: string;
    readonly prospect: string;
  }[];
  /** What the reader can grow by, of the same week; null when it was computed before there was such a thing. */
  readonly growth: MemberGrowth | null;
  /** What to call a member and their whole name, both by id; null for somebody who is gone. */
  readonly people: ReadonlyMap<string, { readonly called: string; readonly displayName: string }>;
  /** The week's proposal to the reader, unless declined by either. */
  readonly proposal: { readonly withMemberId: string; readonly reasons: readonly PairReason[] } | null;
  /** Of the others. */
  readonly asks: readonly NamedAsk[];
  /** Questions after one-to-ones, with the secrets of their links. */
  readonly questions: readonly { readonly aboutMemberId: string; readonly token: string }[];
  readonly links: LetterLinks;
  readonly unsubscribeToken: string;
}

/** Whom to meet next: the week's proposal, and one more. */
const NEXT = 2;

/** The letter to one member: own figures only; pure. */
export function composeMemberLetter(facts: MemberFacts): MemberWeeklyLetter {
  const { chapter, asOf, snapshot, data, links, partner } = facts;
  const { figures, notes } = snapshot;
  const verdict = figures.verdict;
  if (verdict === null) throw new Error('a former member gets no letter');
  const voice = Voice.of(chapter);
  // By the window for those of whom the window tells, by the longer evidence for everybody else.
  const recent = verdict === 'NOT_REFERRING' || notes.turnedAround;
  const shown = recent
    ? { given: figures.givenInChapter, received: figures.receivedInChapter, balance: figures.balance }
    : figures.evidence;
  const own = {
    verdict,
    turnedAround: notes.turnedAround,
    given: shown.given,
    received: shown.received,
    periodWeeks: recent ? facts.windowWeeks : facts.evidenceWeeks,
    tenureWeeks: figures.tenureWeeks,
    partner,
  };
  const attended = figures.present + figures.late + figures.substitute;
  const meetings = attended + figures.absent;
  const interval = balanceInterval(shown.given, shown.received);
  const nextStep = ownNextStep(own);
  const score = facts.growth?.scorecard ?? null;
  return {
    kind: 'member-weekly',
    chapter,
    recipient: { firstName: firstWord(snapshot.displayName) },
    week: { from: addDays(asOf, -7), to: asOf },
    sentence: voice.speak(ownBalance(own)),
    nextStep: nextStep && voice.speak(nextStep),
    balance: {
      given: shown.given,
      received: shown.received,
      balance: shown.balance,
      interval: interval && { low: interval[0], high: interval[1] },
    },
    figures: data.figures,
    attendance:
      meetings === 0
        ? null
        : voice.speak([
            ownAttendance({ attended, meetings, periodWeeks: facts.windowWeeks }),
            ...(notes.attendance.state === 'CLEAR' ? [] : ownForecast(forecastOf(facts))),
          ]),
    thanks: data.thanks,
    waiting: facts.waiting.map(({ slipId, date, giver, prospect }) => ({
      giver,
      prospect,
      days: daysBetween(date, asOf),
      link: links.referral(slipId),
    })),
    findings: findingsOf(voice, facts),
    nextOneToOnes: nextOf(voice, facts),
    asks: facts.asks.map(({ memberId, name, text }) => ({ name, text, link: links.member(memberId) })),
    questions: facts.questions.flatMap(({ aboutMemberId, token }) => {
      const about = facts.people.get(aboutMemberId);
      return about ? [{ name: about.displayName, link: links.answer(token) }] : [];
    }),
    score: score && voice.speak([pointsSoFar(score), wayToGreen(score.wayToGreen)]),
    links: {
      chapter: links.memberHome(),
      preferences: links.preferences(),
      unsubscribe: links.unsubscribe(facts.unsubscribeToken),
      own: links.own(),
      referrals: links.referrals(),
      asks: links.asks(),
      oneToOnes: links.oneToOnes(),
    },
  };
}

/** Without what the letter begins with: a one-sided flow is its first sentence, and so is that nothing goes out. */
function findingsOf(voice: Voice, facts: MemberFacts): MemberWeeklyLetter['findings'] {
  const { growth, windowWeeks, people, links, snapshot } = facts;
  const said = snapshot.figures.verdict === 'NOT_REFERRING' ? ['ONE_SIDED', 'GIVING'] : ['ONE_SIDED'];
  const rest = (growth?.tuneUp ?? []).filter(({ code, state }) => state !== 'ACT' || !said.includes(code));
  return mostImportant(rest).flatMap((finding) => {
    const gone = finding.code === 'ONE_SIDED' && !tieOf(finding.evidence).every((id) => people.has(id));
    if (gone) return [];
    const { title, evidence, next } = ownFinding(finding, { windowWeeks, nameOf: nameIn(people) });
    return [
      {
        title: voice.speak(title),
        sentence: voice.speak(evidence),
        nextStep: next && voice.speak(next),
        link: links.tuneUp(),
      },
    ];
  });
}

type Tie = readonly (readonly [string, number])[];
/** The member of whom the sentence about a tie speaks. */
const tieOf = ({ givesTo, receivesFrom }: { givesTo: Tie; receivesFrom: Tie }): string[] =>
  [...givesTo, ...receivesFrom].slice(0, 1).map(([id]) => id);

const nameIn =
  (people: MemberFacts['people']): NameOf =>
  (id) =>
    people.get(id)?.called ?? '';

/** The proposal that waits for a yes, then the best of the list. */
function nextOf(voice: Voice, { proposal, growth, people, snapshot, links }: MemberFacts): PersonNote[] {
  const next = (growth?.next ?? []).filter((one) => one.memberId !== proposal?.withMemberId);
  const wanted = [
    ...(proposal ? [{ memberId: proposal.withMemberId, reasons: proposal.reasons, proposed: true }] : []),
    ...next.map(({ memberId, reasons }) => ({ memberId, reasons, proposed: false })),
  ];
  return wanted
    .flatMap(({ memberId, reasons, proposed }): PersonNote[] => {
      const partner = people.get(memberId);
      if (!partner) return [];
      const pair = { selfId: snapshot.memberId, partnerId: memberId };
      return [
        {
          name: partner.displayName,
          sentence: voice.speak(reasons.map((reason) => ownPairReason(reason, pair, nameIn(people)))),
          nextStep: proposed ? voice.say('member.next.step') : null,
          link: links.oneToOnes(),
        },
      ];
    })
    .slice(0, NEXT);
}

function forecastOf({ growth, snapshot: { figures, notes } }: MemberFacts): AttendanceForecast {
  const unknown = { withinPolicyOn: null, clearOn: null, absencesLeft: null };
  return growth?.attendance ?? { ...notes.attendance, oldestAbsenceExpires: figures.oldestAbsenceExpires, ...unknown };
}
