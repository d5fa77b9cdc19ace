import {
  type AttendanceLetter,
  isToldStep,
  type LetterChapter,
  type LoopLetter,
  type OneToOneLetter,
  type PersonNote,
  referralNews,
  Voice,
} from '@chapterhouse/email';
import { oneToOneCalendar, suggestedStart, USUAL_MINUTES } from '@chapterhouse/insights';
import { attendanceLetter, calendarEntry, callNames, firstWord, ownPairReason } from '@chapterhouse/words';
import { LetterLinks } from '../letter/letter-links.js';
import type { AttendanceFacts, LoopPart, OneToOneFacts } from './moment-facts.queries.js';

/** Where a letter of a moment speaks, and to whom. */
export interface MomentPlace {
  readonly chapter: LetterChapter;
  /** Display name of the reader. */
  readonly recipient: string;
  readonly links: LetterLinks;
  readonly publicUrl: string;
  readonly unsubscribeToken: string;
}

const stopLinks = ({ links, unsubscribeToken }: MomentPlace): { preferences: string; unsubscribe: string } => ({
  preferences: links.preferences(),
  unsubscribe: links.unsubscribe(unsubscribeToken),
});

/** What moved since yesterday, in one or more chapters; null when all of it is settled by now. Pure. */
export function composeLoop(place: MomentPlace, parts: readonly LoopPart[]): LoopLetter | null {
  const voice = Voice.of(place.chapter);
  const several = parts.length > 1;
  const titled = (name: string, { chapterName }: LoopPart): string =>
    several ? voice.say('loop.in', { name, chapter: chapterName }) : name;
  const news = parts.flatMap((part) =>
    part.steps.flatMap(({ slipId, prospect, receiver, status }) => {
      if (!isToldStep(status)) return [];
      const names = {
        receiver: receiver ?? voice.say('loop.somebody'),
        prospect: prospect ?? voice.say('loop.prospect'),
      };
      const { subject, sentence } = referralNews(voice, { step: status, ...names });
      const link = new LetterLinks(place.publicUrl, part.slug).referral(slipId);
      return [{ subject, note: { name: titled(names.prospect, part), sentence, nextStep: null, link } }];
    }),
  );
  const waiting = parts.flatMap((part) =>
    part.nudges.map((nudge) => ({ ...nudge, part, giver: nudge.giver ?? voice.say('loop.somebody') })),
  );
  const nudges = waiting.map(({ slipId, prospect, giver, days, part }): PersonNote => {
    const row = { prospect: prospect ?? voice.say('loop.prospect.received'), giver };
    return {
      name: titled(voice.say('member.waiting.row', row), part),
      sentence: voice.say('loop.nudges.row', { days }),
      nextStep: voice.say('member.waiting.next', { giver: firstWord(giver) }),
      link: new LetterLinks(place.publicUrl, part.slug).referral(slipId),
    };
  });
  const count = parts.reduce((sum, part) => sum + part.thanks, 0);
  const thanks = count > 0 ? voice.say('loop.sentence.thanks', { count }) : null;
  const questions = parts.flatMap((part) =>
    part.questions.map(({ name, token }) => ({ name, link: place.links.answer(token) })),
  );
  const [onlyNews, ...moreNews] = news;
  const [onlyNudge, ...moreNudges] = waiting;
  const rest = { thanks, nudges, questions };
  const chapter = place.chapter.name;
  const frame = {
    kind: 'loop',
    chapter: place.chapter,
    recipient: { firstName: firstWord(place.recipient) },
    subject: voice.say('loop.subject', { chapter }),
    ...{ steps: [], ...rest, one: false },
    links: { ...stopLinks(place), referrals: place.links.referrals() },
  } as const satisfies Partial<LoopLetter>;
  // The sentence that the letter begins with is not said again below.
  if (onlyNews && moreNews.length === 0) {
    const alone = !thanks && nudges.length === 0;
    const { note, subject } = onlyNews;
    const links = { ...frame.links, referrals: note.link };
    return { ...frame, sentence: note.sentence, one: true, links, ...(alone && { subject }) };
  }
  if (onlyNews) {
    const sentence = voice.say('loop.sentence.steps', { count: news.length });
    return { ...frame, sentence, steps: news.map(({ note }) => note) };
  }
  if (thanks) {
    const subject = nudges.length === 0 ? voice.say('loop.subject.thanks') : frame.subject;
    return { ...frame, subject, sentence: thanks, thanks: null };
  }
  if (!onlyNudge) return null;
  const { giver, prospect } = onlyNudge;
  if (moreNudges.length > 0)
    return { ...frame, sentence: voice.say('loop.sentence.nudges', { count: waiting.length }) };
  const sentence = voice.say('loop.sentence.nudge', {
    giver,
    prospect: prospect ?? voice.say('loop.prospect.received'),
  });
  return { ...frame, subject: voice.say('loop.subject.nudge', { giver }), sentence };
}

/** A leader's letter about attendance; pure. */
export function composeAttendance(place: MomentPlace, facts: AttendanceFacts): AttendanceLetter {
  const { chapter } = place;
  const voice = Voice.of(chapter);
  const { absenceLimit, windowWeeks, leader } = facts;
  const said = attendanceLetter(facts.step, facts.facts, { name: chapter.name, policy: { absenceLimit }, windowWeeks });
  return {
    kind: 'attendance',
    chapter,
    recipient: { firstName: firstWord(place.recipient) },
    leader,
    subject: voice.speak(said.subject),
    sentence: voice.speak(said.opening),
    paragraphs: [said.evidence, said.next, said.closing].map((words) => voice.speak(words)),
    links: { ...stopLinks(place), own: place.links.own() },
  };
}

/** The letter of an agreed one-to-one and the calendar invitation that goes with it; pure. */
export function composeOneToOne(
  place: MomentPlace,
  facts: OneToOneFacts,
  more: {
    readonly selfId: string;
    readonly selfEmail: string;
    /** When both had said yes: the suggestion is the same for both. */
    readonly agreedAt: Date;
    readonly senderAddress: string;
  },
): { letter: OneToOneLetter; invitation: string } {
  const { chapter, recipient, links } = place;
  const voice = Voice.of(chapter);
  const names = callNames([recipient, facts.partner]);
  const pair = { selfId: more.selfId, partnerId: facts.partnerId };
  const nameOf = (id: string): string => {
    const name = id === pair.selfId ? recipient : facts.partner;
    return names.get(name) ?? name;
  };
  const { meetingWeekday, meetingTime } = facts;
  const starts = suggestedStart(facts.asOf, { timeZone: chapter.timeZone, meetingWeekday, meetingTime }, more.agreedAt);
  const { title, notes } = calendarEntry(facts.reasons, pair, nameOf, true);
  const invitation = oneToOneCalendar({
    ...{ proposalId: facts.proposalId, revision: facts.revision, chapter, now: more.agreedAt, method: 'REQUEST' },
    ...{ starts, minutes: USUAL_MINUTES, language: voice.language, organiserAddress: more.senderAddress },
    host: new URL(place.publicUrl).hostname,
    title: voice.speak(title),
    notes: notes.map((one) => voice.speak(one)).join('\n'),
    people: [
      { name: recipient, email: more.selfEmail, answer: 'ACCEPTED' },
      { name: facts.partner, email: facts.partnerEmail, answer: 'ACCEPTED' },
    ],
  });
  const letter: OneToOneLetter = {
    kind: 'one-to-one',
    chapter,
    recipient: { firstName: firstWord(recipient) },
    partner: { name: facts.partner, calledName: nameOf(facts.partnerId) },
    when: voice.formats.instant(starts),
    reasons: facts.reasons.map((reason) => voice.speak(ownPairReason(reason, pair, nameOf))),
    link: links.member(facts.partnerId),
    links: stopLinks(place),
  };
  return { letter, invitation };
}
