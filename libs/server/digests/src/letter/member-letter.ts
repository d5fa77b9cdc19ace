import { addDays, balanceInterval, daysBetween, type LocalDate } from '@chapterhouse/domain';
import {
  firstWord,
  type LetterChapter,
  type MemberWeeklyLetter,
  ownAttendanceSentence,
  ownBalanceSentence,
  ownNextStep,
  Voice,
} from '@chapterhouse/email';
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
  readonly links: LetterLinks;
  readonly unsubscribeToken: string;
}

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
  return {
    kind: 'member-weekly',
    chapter,
    recipient: { firstName: firstWord(snapshot.displayName) },
    week: { from: addDays(asOf, -7), to: asOf },
    sentence: ownBalanceSentence(voice, own),
    nextStep: ownNextStep(voice, own),
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
        : ownAttendanceSentence(voice, {
            attended,
            meetings,
            periodWeeks: facts.windowWeeks,
            state: notes.attendance.state,
            oldestExpires: figures.oldestAbsenceExpires,
          }),
    thanks: data.thanks,
    waiting: facts.waiting.map(({ slipId, date, giver, prospect }) => ({
      giver,
      prospect,
      days: daysBetween(date, asOf),
      link: links.referral(slipId),
    })),
    // What a tune-up finds comes with the tune-up.
    findings: [],
    links: {
      chapter: links.memberHome(),
      preferences: links.preferences(),
      unsubscribe: links.unsubscribe(facts.unsubscribeToken),
      own: links.own(),
      referrals: links.referrals(),
    },
  };
}
