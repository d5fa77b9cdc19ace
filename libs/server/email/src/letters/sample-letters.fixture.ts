import {
  attendanceAlarm,
  attendanceAlarmNextStep,
  attendanceLetter,
  callNames,
  chapterSummary,
  missingData,
  type OneSidedFacts,
  ownAttendance,
  ownBalance,
  type OwnBalanceFacts,
  ownFinding,
  ownNextStep,
  ownPairReason,
  pointsSoFar,
  rotaReason,
  settlingIn,
  settlingInNextStep,
  turnedAround,
  wayToGreen,
  type Words,
} from '@chapterhouse/words';
import type { AttendanceForecast, Finding, PairReason } from '@chapterhouse/domain';
import { referralNews } from '../messages/referral-news.js';
import { Voice } from '../messages/voice.js';
import { oneSidedMember } from './compose.js';
import type {
  AttendanceLetter,
  InvitationLetter,
  LeaderWeeklyLetter,
  LetterChapter,
  LoopLetter,
  MagicLinkLetter,
  MemberWeeklyLetter,
  OneSidedMember,
  OneToOneLetter,
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

const said = (voice: Voice, words: Words | null): string | null => words && voice.speak(words);
const firstOf = (name: string): string => name.split(' ')[0] ?? name;

const asks = [
  {
    name: 'Quentin Brandt',
    text: 'The facilities manager of Marlowe Foods: their roof is twenty years old.',
    link: `${site}/harbour-lights/asks`,
  },
  { name: 'Yara Nakagawa', text: 'A wedding planner who works along the coast.', link: `${site}/harbour-lights/asks` },
  { name: 'Idris Varga', text: 'Two restaurants that want to change their till.', link: `${site}/harbour-lights/asks` },
];

const pairs: readonly [string, string, ...PairReason[]][] = [
  ['Hana Karimi', 'Ines Halloran', { code: 'LONG_AGO', weeks: 31 }],
  ['Idris Varga', 'Umar Moreau', { code: 'SETTLING_IN', memberIds: ['Idris Varga'] }],
  ['Keiko Ivanko', 'Rhea Petrov', { code: 'NEVER_MET' }],
  [
    'Priya Kowal',
    'Kwame Nwosu',
    { code: 'ONE_SIDED_TIE', giverId: 'Priya Kowal', receiverId: 'Kwame Nwosu', referrals: 14 },
  ],
  ['Sven Eklund', 'Bruno Mistry', { code: 'SAME_SPHERE', sphere: 'events' }],
];

const findings: readonly Finding[] = [
  { code: 'ASKING', state: 'ACT', evidence: { asks: 0 } },
  { code: 'TRUST', state: 'ACT', evidence: { partners: 4, others: 30, repeats: 1 } },
  { code: 'TARGET', state: 'WATCH', evidence: { idealCustomerDays: 212, storyDays: null } },
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
    sentence: voice.speak(chapterSummary({ recorded: true, referrals: 29, mean: 25.25, people: 6 })),
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
        sentence: voice.speak(
          attendanceAlarm({
            alarm: 'NEXT_BREACHES',
            name: 'Bruno',
            count: 3,
            limit: 3,
            periodWeeks: 26,
            oldestExpires: '2027-01-13',
          }),
        ),
        nextStep: voice.speak(attendanceAlarmNextStep()),
        link: page('Bruno Mistry'),
      },
    ],
    turnedAround: [
      {
        name: 'Umar Moreau',
        sentence: voice.speak(turnedAround({ name: 'Umar', given: 21, received: 14, periodWeeks: 26 })),
        nextStep: null,
        link: page('Umar Moreau'),
      },
    ],
    settlingIn: [
      {
        name: 'Idris Varga',
        sentence: voice.speak(settlingIn({ name: 'Idris', tenureWeeks: 8, given: 8, received: 2, partners: 6 })),
        nextStep: voice.speak(settlingInNextStep('Idris')),
        link: page('Idris Varga'),
      },
      {
        name: 'Sven Eklund',
        sentence: voice.speak(settlingIn({ name: 'Sven', tenureWeeks: 9, given: 5, received: 2, partners: 4 })),
        nextStep: voice.speak(settlingInNextStep('Sven')),
        link: page('Sven Eklund'),
      },
    ],
    waitingReferrals: [
      { giver: 'Priya Kowal', receiver: 'Quentin Brandt', days: 19, link: `${site}/harbour-lights/slips/1` },
      { giver: 'Ines Halloran', receiver: 'Hana Karimi', days: 15, link: `${site}/harbour-lights/slips/2` },
    ],
    missingData: [
      {
        sentence: voice.speak(missingData({ what: 'attendance', count: 2, date: '2026-11-11' })),
        link: `${site}/harbour-lights/meetings/2026-11-11`,
      },
    ],
    drafts: { count: 2, link: `${site}/harbour-lights/attendance/letters` },
    rota: pairs.map(([first, second, ...reasons]) => ({
      first,
      second,
      reason: said(voice, reasons[0] ? rotaReason(reasons[0], firstOf) : null),
    })),
    asks,
    links: {
      ...links,
      rota: `${site}/harbour-lights/one-to-ones`,
      asks: `${site}/harbour-lights/asks`,
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
    sentence: voice.speak(ownBalance(own)),
    nextStep: said(voice, ownNextStep(own)),
    balance: { given: 8, received: 136, balance: -128 / 144, interval: sampleInterval(8, 136) },
    figures: [
      { key: 'referralsGiven', lastWeek: 0, mean: 0.25 },
      { key: 'referralsReceived', lastWeek: 3, mean: 2.75 },
      { key: 'oneToOnes', lastWeek: 0, mean: 0.75 },
      { key: 'visitors', lastWeek: 0, mean: 0 },
    ],
    attendance: voice.speak(ownAttendance({ attended: 24, meetings: 24, periodWeeks: 26 })),
    thanks: { count: 2, amount: 1450.5 },
    waiting: [{ giver: 'Ines Halloran', prospect: 'Marta Quill', days: 15, link: `${site}/harbour-lights/slips/2` }],
    findings: findings.map((finding) => {
      const { title, evidence, next } = ownFinding(finding, { windowWeeks: 26, nameOf: firstOf });
      return {
        title: voice.speak(title),
        sentence: voice.speak(evidence),
        nextStep: said(voice, next),
        link: `${site}/harbour-lights/me`,
      };
    }),
    nextOneToOnes: [
      {
        name: 'Ines Halloran',
        sentence: voice.speak([
          ownPairReason(
            { code: 'LONG_AGO', weeks: 31 },
            { selfId: 'Hana Karimi', partnerId: 'Ines Halloran' },
            firstOf,
          ),
          ownPairReason(
            { code: 'ONE_SIDED_TIE', giverId: 'Ines Halloran', receiverId: 'Hana Karimi', referrals: 23 },
            { selfId: 'Hana Karimi', partnerId: 'Ines Halloran' },
            firstOf,
          ),
        ]),
        nextStep: voice.say('member.next.step'),
        link: `${site}/harbour-lights/one-to-ones`,
      },
    ],
    asks,
    questions: [{ name: 'Quentin Brandt', link: `${site}/answer/f3b1c2d4e5f60718293a4b5c6d7e8f90` }],
    score: voice.speak([
      pointsSoFar({ score: 55 }),
      wayToGreen({
        actions: [
          { measure: 'oneToOnes', amount: 2, points: 5, cost: 2 },
          { measure: 'referralsGiven', amount: 3, points: 10, cost: 3.75 },
        ],
      }),
    ]),
    links: {
      ...links,
      own: `${site}/harbour-lights/me`,
      referrals: `${site}/harbour-lights/slips`,
      asks: `${site}/harbour-lights/asks`,
      oneToOnes: `${site}/harbour-lights/one-to-ones`,
    },
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

/** What moved since yesterday, in every section. */
export function sampleLoop(changes: Partial<LoopLetter> = {}): LoopLetter {
  const chapter = changes.chapter ?? harbourLights;
  const voice = Voice.of(chapter);
  const won = { step: 'WON', receiver: 'Quentin', prospect: 'Marta Quill' } as const;
  const talking = { step: 'IN_PROGRESS', receiver: 'Kwame', prospect: 'Lena Osei' } as const;
  return {
    kind: 'loop',
    recipient: { firstName: 'Priya' },
    subject: voice.say('loop.subject', { chapter: chapter.name }),
    sentence: voice.say('loop.sentence.steps', { count: 2 }),
    steps: [won, talking].map((step, at) => ({
      name: step.prospect,
      sentence: referralNews(voice, step).sentence,
      nextStep: null,
      link: `${site}/harbour-lights/slips/${at}`,
    })),
    thanks: voice.say('loop.sentence.thanks', { count: 1 }),
    nudges: [
      {
        name: voice.say('member.waiting.row', { prospect: 'Olu Bright', giver: 'Ines Halloran' }),
        sentence: voice.say('loop.nudges.row', { days: 16 }),
        nextStep: voice.say('member.waiting.next', { giver: 'Ines' }),
        link: `${site}/harbour-lights/slips/3`,
      },
    ],
    questions: [{ name: 'Quentin Brandt', link: `${site}/answer/f3b1c2d4e5f60718293a4b5c6d7e8f90` }],
    one: false,
    links: { ...links, referrals: `${site}/harbour-lights/slips` },
    ...changes,
    chapter,
  };
}

const forecast: AttendanceForecast = {
  effectiveAbsences: 4,
  state: 'BREACHED',
  absencesLeft: 0,
  oldestAbsenceExpires: '2027-01-13',
  withinPolicyOn: '2027-01-13',
  clearOn: '2027-02-10',
};

/** A worried note from a leader. */
export function sampleAttendance(changes: Partial<AttendanceLetter> = {}): AttendanceLetter {
  const chapter = changes.chapter ?? harbourLights;
  const voice = Voice.of(chapter);
  const letter = attendanceLetter('BREACHED', forecast, {
    name: chapter.name,
    policy: { absenceLimit: 3 },
    windowWeeks: 26,
  });
  return {
    kind: 'attendance',
    recipient: { firstName: 'Bruno' },
    leader: 'Jonas Lorca',
    subject: voice.speak(letter.subject),
    sentence: voice.speak(letter.opening),
    paragraphs: [letter.evidence, letter.next, letter.closing].map((words) => voice.speak(words)),
    links: { ...links, own: `${site}/harbour-lights/me` },
    ...changes,
    chapter,
  };
}

/** Both said yes. */
export function sampleOneToOne(changes: Partial<OneToOneLetter> = {}): OneToOneLetter {
  const chapter = changes.chapter ?? harbourLights;
  const voice = Voice.of(chapter);
  const pair = { selfId: 'Hana Karimi', partnerId: 'Ines Halloran' };
  return {
    kind: 'one-to-one',
    recipient: { firstName: 'Hana' },
    partner: { name: 'Ines Halloran', calledName: 'Ines' },
    when: voice.formats.instant(new Date('2026-11-19T09:00:00Z')),
    reasons: [voice.speak(ownPairReason({ code: 'LONG_AGO', weeks: 31 }, pair, firstOf))],
    link: page('Ines Halloran'),
    links,
    ...changes,
    chapter,
  };
}
