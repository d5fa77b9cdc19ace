import type { OneSidedFacts } from '../messages/leader-sentences.js';
import { attendanceAlarmSentence, leaderSummary, missingDataSentence } from '../messages/leader-sentences.js';
import { referralNews, settlingInSentence, turnedAroundSentence } from '../messages/leader-sentences.js';
import {
  ownAttendanceSentence,
  ownBalanceSentence,
  ownNextStep,
  type OwnBalanceFacts,
} from '../messages/member-sentences.js';
import { callNames } from '../messages/phrases.js';
import { Voice } from '../messages/voice.js';
import { oneSidedMember } from './compose.js';
import type {
  InvitationLetter,
  LeaderWeeklyLetter,
  LetterChapter,
  MagicLinkLetter,
  MemberWeeklyLetter,
  NoticeLetter,
  OneSidedMember,
} from './letters.js';

/* Letters of the invented chapter "Harbour Lights" as of 2026-11-16, with the figures of its vector. */

const site = 'https://chapterhouse.example';
const page = (name: string): string => `${site}/harbour-lights/members/${name.toLowerCase().replaceAll(' ', '-')}`;

export const harbourLights: LetterChapter = {
  name: 'Harbour Lights',
  locale: 'en-IE',
  timeZone: 'Europe/Dublin',
  currency: 'EUR',
};
const week = { from: '2026-11-09', to: '2026-11-16' };
const links = {
  chapter: `${site}/harbour-lights`,
  preferences: `${site}/preferences?for=harbour-lights`,
  unsubscribe: `${site}/mail/stop?token=6f1c0a&list=weekly`,
};

/** Wilson's interval for the share given, moved to [-1, 1]; here only to have something plausible to draw. */
export function sampleInterval(given: number, received: number): { low: number; high: number } {
  const n = given + received;
  const z = 1.96;
  const share = given / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: 2 * (middle - reach) - 1, high: 2 * (middle + reach) - 1 };
}

type Row = [name: string, facts: Omit<OneSidedFacts, 'name' | 'partner'>, partner: string | null, times: number];

const oneSidedRows: readonly Row[] = [
  ['Keiko Ivanko', { kind: 'RECEIVES_MORE', given: 10, received: 148, periodWeeks: 52 }, 'Wanda Dunmore', 15],
  ['Hana Karimi', { kind: 'RECEIVES_MORE', given: 8, received: 136, periodWeeks: 52 }, 'Ines Halloran', 23],
  ['Yara Nakagawa', { kind: 'NOT_REFERRING', given: 0, received: 13, periodWeeks: 26 }, 'Rhea Petrov', 3],
  ['Priya Kowal', { kind: 'GIVES_MORE', given: 91, received: 7, periodWeeks: 52 }, 'Kwame Nwosu', 14],
  ['Ines Halloran', { kind: 'GIVES_MORE', given: 59, received: 3, periodWeeks: 52 }, 'Hana Karimi', 23],
  ['Freya Jansen', { kind: 'GIVES_MORE', given: 47, received: 19, periodWeeks: 52 }, null, 0],
];

/** The six one-sided members of the vector, as a letter shows them. */
export function sampleOneSided(voice: Voice): OneSidedMember[] {
  const called = callNames(oneSidedRows.flatMap(([name, , partner]) => [name, partner ?? name]).filter(unique));
  return oneSidedRows.map(([name, facts, partner, times]) =>
    oneSidedMember(
      voice,
      {
        ...facts,
        name: called.get(name) ?? name,
        partner: partner ? { name: called.get(partner) ?? partner, count: times } : null,
      },
      {
        displayName: name,
        link: page(name),
        balance: (facts.given - facts.received) / (facts.given + facts.received),
        interval: sampleInterval(facts.given, facts.received),
      },
    ),
  );
}

const unique = (name: string, at: number, all: readonly string[]): boolean => all.indexOf(name) === at;

/** A full letter to a leader; every section has something in it unless `changes` empties it. */
export function sampleLeaderLetter(changes: Partial<LeaderWeeklyLetter> = {}): LeaderWeeklyLetter {
  const chapter = changes.chapter ?? harbourLights;
  const voice = Voice.of(chapter);
  return {
    kind: 'leader-weekly',
    recipient: { firstName: 'Jonas' },
    week,
    sentence: leaderSummary(voice, { recorded: true, referrals: 29, mean: 25.25, people: 6 }),
    figures: [
      { key: 'referralsGiven', lastWeek: 29, mean: 25.25 },
      { key: 'oneToOnes', lastWeek: 14, mean: 13.5 },
      { key: 'visitors', lastWeek: 1, mean: 1.5 },
      { key: 'closedBusiness', lastWeek: 30242, mean: 74291 },
      { key: 'attendanceRate', lastWeek: 0.966, mean: 0.941 },
    ],
    oneSided: sampleOneSided(voice),
    attendanceAlarms: [
      {
        name: 'Bruno Mistry',
        sentence: attendanceAlarmSentence(voice, {
          alarm: 'NEXT_BREACHES',
          name: 'Bruno',
          count: 3,
          limit: 3,
          periodWeeks: 26,
          oldestExpires: '2027-01-13',
        }),
        nextStep: voice.say('leader.attendance.next'),
        link: page('Bruno Mistry'),
      },
    ],
    turnedAround: [
      {
        name: 'Umar Moreau',
        sentence: turnedAroundSentence(voice, { name: 'Umar', given: 21, received: 14, periodWeeks: 26 }),
        nextStep: null,
        link: page('Umar Moreau'),
      },
    ],
    settlingIn: [
      {
        name: 'Idris Varga',
        sentence: settlingInSentence(voice, { name: 'Idris', tenureWeeks: 8, given: 8, received: 2, partners: 6 }),
        nextStep: voice.say('leader.settlingIn.next', { name: 'Idris' }),
        link: page('Idris Varga'),
      },
      {
        name: 'Sven Eklund',
        sentence: settlingInSentence(voice, { name: 'Sven', tenureWeeks: 9, given: 5, received: 2, partners: 4 }),
        nextStep: voice.say('leader.settlingIn.next', { name: 'Sven' }),
        link: page('Sven Eklund'),
      },
    ],
    waitingReferrals: [
      { giver: 'Priya Kowal', receiver: 'Quentin Brandt', days: 19, link: `${site}/harbour-lights/slips/1` },
      { giver: 'Ines Halloran', receiver: 'Hana Karimi', days: 15, link: `${site}/harbour-lights/slips/2` },
    ],
    missingData: [
      {
        sentence: missingDataSentence(voice, { what: 'attendance', count: 2, date: '2026-11-11' }),
        link: `${site}/harbour-lights/meetings/2026-11-11`,
      },
    ],
    links: {
      ...links,
      people: `${site}/harbour-lights/members`,
      attendance: `${site}/harbour-lights/attendance`,
      referrals: `${site}/harbour-lights/slips`,
    },
    ...changes,
    chapter,
  };
}

const own: OwnBalanceFacts = {
  verdict: 'RECEIVES_MORE',
  turnedAround: false,
  given: 8,
  received: 136,
  periodWeeks: 52,
  tenureWeeks: 286,
  partner: { name: 'Ines', trade: 'Recruiter', count: 23 },
};

/** A full letter to a member who receives more than goes out. */
export function sampleMemberLetter(changes: Partial<MemberWeeklyLetter> = {}): MemberWeeklyLetter {
  const chapter = changes.chapter ?? harbourLights;
  const voice = Voice.of(chapter);
  return {
    kind: 'member-weekly',
    recipient: { firstName: 'Hana' },
    week,
    sentence: ownBalanceSentence(voice, own),
    nextStep: ownNextStep(voice, own),
    balance: { given: 8, received: 136, balance: -128 / 144, interval: sampleInterval(8, 136) },
    figures: [
      { key: 'referralsGiven', lastWeek: 0, mean: 0.25 },
      { key: 'referralsReceived', lastWeek: 3, mean: 2.75 },
      { key: 'oneToOnes', lastWeek: 0, mean: 0.75 },
      { key: 'visitors', lastWeek: 0, mean: 0 },
    ],
    attendance: ownAttendanceSentence(voice, {
      attended: 24,
      meetings: 24,
      periodWeeks: 26,
      state: 'CLEAR',
      oldestExpires: null,
    }),
    thanks: { count: 2, amount: 1450.5 },
    waiting: [{ giver: 'Ines Halloran', prospect: 'Marta Quill', days: 15, link: `${site}/harbour-lights/slips/2` }],
    findings: [],
    links: { ...links, own: `${site}/harbour-lights/me`, referrals: `${site}/harbour-lights/slips` },
    ...changes,
    chapter,
  };
}

export const sampleMagicLink: MagicLinkLetter = {
  kind: 'magic-link',
  language: harbourLights,
  recipient: { firstName: 'Jonas' },
  link: `${site}/sign-in?token=f3b1c2d4e5f60718293a4b5c6d7e8f90&next=%2Fharbour-lights`,
  validMinutes: 15,
  requestedAt: new Date('2026-11-16T07:42:00Z'),
};

export const sampleInvitation: InvitationLetter = {
  kind: 'invitation',
  chapter: harbourLights,
  recipient: { firstName: 'Marta' },
  inviter: 'Jonas Lorca',
  link: `${site}/invitations/0192f3b1c2d4`,
  expiresOn: '2026-11-30',
};

const news = referralNews(Voice.of(harbourLights), {
  step: 'WON',
  receiver: 'Quentin Brandt',
  prospect: 'Marta Quill',
});

export const sampleNotice: NoticeLetter = {
  kind: 'notice',
  chapter: harbourLights,
  recipient: { firstName: 'Priya' },
  ...news,
  link: `${site}/harbour-lights/slips/1`,
  links: { preferences: links.preferences, unsubscribe: `${site}/mail/stop?token=6f1c0a&list=news` },
};
