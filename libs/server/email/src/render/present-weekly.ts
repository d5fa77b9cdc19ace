import { words } from '@chapterhouse/words';
import type { LeaderWeeklyLetter, MemberWeeklyLetter } from '../letters/letters.js';
import { Voice } from '../messages/voice.js';
import {
  oneLine,
  presentAsks,
  presentBar,
  presentFigures,
  presentFooter,
  presentGreeting,
  presentList,
  presentPerson,
  presentQuestions,
} from './present-parts.js';
import type { PresentedLeaderWeekly, PresentedMemberWeekly } from './presented.js';

/** A letter is read at breakfast: the longest lists it shows before it points to the app. */
export const LIMITS = {
  oneSided: 10,
  people: 6,
  waiting: 6,
  missing: 6,
  findings: 3,
  rota: 3,
  asks: 3,
  next: 2,
  ownWaiting: 3,
} as const;

const heading = (chapter: string, week: string): string => `${oneLine(chapter)} · ${week}`;

/** The leaders' letter in words and measures. */
export function presentLeaderWeekly(letter: LeaderWeeklyLetter): PresentedLeaderWeekly {
  const voice = Voice.of(letter.chapter);
  const week = voice.formats.range(letter.week);
  const chapter = oneLine(letter.chapter.name);
  const { links } = letter;
  const people = { limit: LIMITS.people, row: presentPerson };
  const helped = letter.oneSided.length;
  return {
    lang: voice.language,
    subject: helped
      ? voice.say('leader.subject.people', { chapter, week, count: helped })
      : voice.say('leader.subject.calm', { chapter, week }),
    preheader: letter.sentence,
    heading: heading(chapter, week),
    greeting: presentGreeting(voice, letter.recipient.firstName),
    sentence: letter.sentence,
    figures: presentFigures(voice, voice.say('leader.figures.title'), letter.figures),
    oneSided: presentList(voice, {
      title: voice.say('leader.oneSided.title'),
      intro: voice.say('leader.oneSided.intro'),
      items: letter.oneSided,
      limit: LIMITS.oneSided,
      moreUrl: links.people,
      row: (member) => ({
        ...presentPerson(member),
        kind: voice.speak(words(`kind.${member.kind}`)),
        bar: presentBar(voice, member),
      }),
    }),
    attendance: presentList(voice, {
      title: voice.say('leader.attendance.title'),
      items: letter.attendanceAlarms,
      moreUrl: links.attendance,
      ...people,
    }),
    turnedAround: presentList(voice, {
      title: voice.say('leader.turnedAround.title'),
      items: letter.turnedAround,
      moreUrl: links.people,
      ...people,
    }),
    settlingIn: presentList(voice, {
      title: voice.say('leader.settlingIn.title'),
      intro: voice.say('leader.settlingIn.intro'),
      items: letter.settlingIn,
      moreUrl: links.people,
      ...people,
    }),
    waiting: presentList(voice, {
      title: voice.say('leader.waiting.title'),
      items: letter.waitingReferrals,
      limit: LIMITS.waiting,
      moreUrl: links.referrals,
      row: ({ giver, receiver, days, link }) => ({
        title: voice.say('leader.waiting.row', { giver, receiver }),
        url: link,
        sentence: voice.say('given', { days }),
      }),
    }),
    missing: presentList(voice, {
      title: voice.say('leader.missing.title'),
      items: letter.missingData,
      limit: LIMITS.missing,
      moreUrl: links.chapter,
      row: ({ sentence, link }) => ({ title: sentence, url: link }),
    }),
    drafts: presentList(voice, {
      title: voice.say('leader.drafts.title'),
      items: letter.drafts.count > 0 ? [letter.drafts] : [],
      limit: 1,
      moreUrl: links.chapter,
      row: ({ count, link }) => ({
        title: voice.say('leader.drafts.row', { count }),
        url: link,
        sentence: voice.say('leader.drafts.sentence'),
      }),
    }),
    rota: presentList(voice, {
      title: voice.say('leader.rota.title'),
      items: letter.rota,
      limit: LIMITS.rota,
      moreUrl: links.rota,
      row: ({ first, second, reason }) => ({
        title: voice.say('leader.rota.pair', { first, second }),
        url: links.rota,
        sentence: reason,
      }),
    }),
    asks: presentAsks(voice, { title: voice.say('leader.asks.title'), limit: LIMITS.asks }, letter.asks, links.asks),
    action: {
      label: voice.say('link.chapter', { chapter }),
      url: links.chapter,
      fallback: voice.say('link.fallback'),
    },
    footer: presentFooter(voice, voice.say('footer.leader', { chapter }), links),
  };
}

/** The member's letter in words and measures. */
export function presentMemberWeekly(letter: MemberWeeklyLetter): PresentedMemberWeekly {
  const voice = Voice.of(letter.chapter);
  const week = voice.formats.range(letter.week);
  const chapter = oneLine(letter.chapter.name);
  const { links, thanks } = letter;
  return {
    lang: voice.language,
    subject: voice.say('member.subject', { chapter, week }),
    preheader: letter.sentence,
    heading: heading(chapter, week),
    greeting: presentGreeting(voice, letter.recipient.firstName),
    sentence: letter.sentence,
    bar: presentBar(voice, letter.balance),
    nextStep: letter.nextStep,
    waiting: presentList(voice, {
      title: voice.say('member.waiting.title'),
      items: letter.waiting,
      limit: LIMITS.ownWaiting,
      moreUrl: links.referrals,
      row: ({ giver, prospect, days, link }) => ({
        title: voice.say('member.waiting.row', { giver, prospect }),
        url: link,
        sentence: voice.say('given', { days }),
        nextStep: voice.say('member.waiting.next', { giver }),
      }),
    }),
    findings: presentList(voice, {
      title: voice.say('member.findings.title'),
      items: letter.findings.slice(0, LIMITS.findings),
      limit: LIMITS.findings,
      moreUrl: links.own,
      row: ({ title, sentence, nextStep, link }) => ({ title, sentence, nextStep, url: link }),
    }),
    next: presentList(voice, {
      title: voice.say('member.next.title'),
      items: letter.nextOneToOnes,
      limit: LIMITS.next,
      moreUrl: links.oneToOnes,
      row: presentPerson,
    }),
    asks: presentAsks(
      voice,
      { title: voice.say('member.asks.title'), intro: voice.say('member.asks.intro') },
      letter.asks,
      links.asks,
    ),
    questions: presentQuestions(voice, letter.questions, links.own),
    score:
      letter.score === null ? null : { title: voice.say('member.score.title'), intro: null, sentence: letter.score },
    figures: presentFigures(voice, voice.say('member.figures.title'), letter.figures),
    thanks:
      thanks.count > 0
        ? {
            title: voice.say('member.thanks.title'),
            intro: null,
            sentence: voice.say('member.thanks.row', {
              count: thanks.count,
              amount: voice.formats.money(thanks.amount),
            }),
          }
        : null,
    attendance:
      letter.attendance === null
        ? null
        : { title: voice.say('member.attendance.title'), intro: null, sentence: letter.attendance },
    action: { label: voice.say('link.own'), url: links.own, fallback: voice.say('link.fallback') },
    footer: presentFooter(voice, voice.say('footer.member', { chapter }), links),
  };
}
