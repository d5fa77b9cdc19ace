import type { AttendanceLetter, LoopLetter, OneToOneLetter } from '../letters/letters.js';
import { Voice } from '../messages/voice.js';
import {
  oneLine,
  presentFooter,
  presentGreeting,
  presentList,
  presentPerson,
  presentQuestions,
} from './present-parts.js';
import type { PresentedLoop, PresentedPersonal } from './presented.js';

const MOST_NEWS = 6;

/** What moved: givers hear, the thanked read it, those who are waited for are reminded. */
export function presentLoop(letter: LoopLetter): PresentedLoop {
  const voice = Voice.of(letter.chapter);
  const chapter = oneLine(letter.chapter.name);
  const { links } = letter;
  const sentence = oneLine(letter.sentence);
  const news = { limit: MOST_NEWS, moreUrl: links.referrals, row: presentPerson };
  return {
    lang: voice.language,
    subject: oneLine(letter.subject),
    preheader: sentence,
    heading: chapter,
    greeting: presentGreeting(voice, letter.recipient.firstName),
    sentence,
    steps: presentList(voice, { title: voice.say('loop.steps.title'), items: letter.steps, ...news }),
    thanks:
      letter.thanks === null ? null : { title: voice.say('loop.thanks.title'), intro: null, sentence: letter.thanks },
    nudges: presentList(voice, { title: voice.say('loop.nudges.title'), items: letter.nudges, ...news }),
    questions: presentQuestions(voice, letter.questions, links.referrals),
    action: {
      label: voice.say(letter.one ? 'notice.referral.button' : 'loop.button'),
      url: links.referrals,
      fallback: voice.say('link.fallback'),
    },
    footer: presentFooter(voice, voice.say('footer.loop', { chapter }), links),
  };
}

/** A leader's letter about attendance, as if written by hand. */
export function presentAttendance(letter: AttendanceLetter): PresentedPersonal {
  const voice = Voice.of(letter.chapter);
  const chapter = oneLine(letter.chapter.name);
  const leader = oneLine(letter.leader);
  const { links } = letter;
  return {
    lang: voice.language,
    subject: oneLine(letter.subject),
    preheader: letter.sentence,
    heading: chapter,
    greeting: presentGreeting(voice, letter.recipient.firstName),
    sentence: letter.sentence,
    paragraphs: letter.paragraphs.map(oneLine),
    signature: voice.say('attendance.greeting.from', { leader }),
    reasons: null,
    action: { label: voice.say('attendance.button'), url: links.own, fallback: voice.say('link.fallback') },
    footer: presentFooter(voice, voice.say('footer.attendance', { leader, chapter }), links),
  };
}

/** Both said yes; the invitation itself is attached. */
export function presentOneToOne(letter: OneToOneLetter): PresentedPersonal {
  const voice = Voice.of(letter.chapter);
  const chapter = oneLine(letter.chapter.name);
  const name = oneLine(letter.partner.name);
  const calledName = oneLine(letter.partner.calledName);
  const body = voice.say('oneToOne.body', { when: letter.when });
  return {
    lang: voice.language,
    subject: voice.say('oneToOne.subject', { name }),
    preheader: body,
    heading: chapter,
    greeting: presentGreeting(voice, letter.recipient.firstName),
    sentence: voice.say('oneToOne.sentence', { name }),
    paragraphs: [body],
    signature: null,
    reasons:
      letter.reasons.length > 0 ? { title: voice.say('oneToOne.reasons'), rows: letter.reasons.map(oneLine) } : null,
    action: {
      label: voice.say('oneToOne.button', { name: calledName }),
      url: letter.link,
      fallback: voice.say('link.fallback'),
    },
    footer: presentFooter(voice, voice.say('footer.oneToOne', { chapter }), letter.links),
  };
}
