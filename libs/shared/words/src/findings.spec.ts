import { CONFIDENTIAL_CODES, FINDING_STATES, TUNE_UP_CODES } from '@chapterhouse/domain';
import type { Finding, FindingState, OpenCode, TuneUpCode } from '@chapterhouse/domain';
import { catalogues } from './messages.js';
import { leaderFinding, ownFinding } from './findings.js';
import { speakerOf } from './speaker.fixture.js';
import { speak, type Words } from './words.js';

const context = { windowWeeks: 26, nameOf: (id: string) => ({ yara: 'Yara', hana: 'Hana' })[id] ?? 'somebody' };
const english = (said: Words | null): string => (said ? speak(speakerOf('en'), said) : '');
const german = (said: Words | null): string => (said ? speak(speakerOf('de'), said) : '');

type Example = [finding: Finding, evidence: string, next: string];
/** What each finding says, with its numbers and one thing to do. */
const examples: Example[] = [
  [
    { code: 'PATIENCE', state: 'WATCH', evidence: { tenureWeeks: 5, medianWeeks: 6.5, known: 8 } },
    'You have been here for 5 weeks. Half of the members waited 6.5 weeks or longer for their first referral, so time is on your side.',
    'Invite one colleague you do not know yet to a one-to-one this week.',
  ],
  [
    { code: 'PATIENCE', state: 'FINE', evidence: { tenureWeeks: 180, medianWeeks: 26, known: 2 } },
    'You have been here for 180 weeks, past the half year that trust usually takes.',
    '',
  ],
  [
    { code: 'CONSISTENCY', state: 'ACT', evidence: { rate: 0.75, longestAbsence: 3 } },
    'You were in the room, or sent somebody, at 75% of the meetings, and not there yourself 3 times in a row. People send customers to somebody they see.',
    'Come to the next meeting; if a week does not work, ask one colleague today to stand in for you.',
  ],
  [
    { code: 'CONSISTENCY', state: 'WATCH', evidence: { rate: null, longestAbsence: 2 } },
    'You were not in the room 2 times in a row.',
    'Put the next four meetings into your calendar today, as firmly as a customer.',
  ],
  [
    { code: 'STAYING', state: 'WATCH', evidence: { share: 0.25, leftEarly: 6, meetings: 24 } },
    'You left early at 6 of 24 meetings. Many a referral is passed on by the door.',
    'Keep a quarter of an hour free after the next meeting, for one conversation.',
  ],
  [
    { code: 'TARGET', state: 'WATCH', evidence: { idealCustomerDays: 190, storyDays: null } },
    'The sentence about your ideal customer is 190 days old. There is no example story with it yet.',
    'Add one short story of a customer you helped: how it was before, what you did, how it is now.',
  ],
  [
    { code: 'TARGET', state: 'WATCH', evidence: { idealCustomerDays: 181, storyDays: 12 } },
    'The sentence about your ideal customer is 181 days old. There is a fresh story with it.',
    'Say anew, in one sentence, which customer you would like to meet next.',
  ],
  [
    { code: 'ASKING', state: 'ACT', evidence: { asks: 0 } },
    'In the last 8 weeks you did not ask for anybody in particular, so colleagues do not know whom to think of.',
    'Write down one ask now: the name of one company you would like to work for.',
  ],
  [
    { code: 'UNDERSTOOD', state: 'WATCH', evidence: { mean: 2.5, n: 4 } },
    '4 partners were asked how well they could say what you do: about 2.5 of 5.',
    'In your next one-to-one, let the other one say in their words what you do, and listen for what is missing.',
  ],
  [
    { code: 'TRUST', state: 'WATCH', evidence: { partners: 20, others: 30, repeats: 0 } },
    'In the last 6 months you met 20 of 30 colleagues one to one, none of them more than once.',
    'Meet one of them a second time: that is where the first referrals come from.',
  ],
  [
    { code: 'TRUST', state: 'WATCH', evidence: { partners: 8, others: 30, repeats: 2 } },
    'In the last 6 months you met 8 of 30 colleagues one to one, 2 of them more than once.',
    'Invite the first person on your list of next one-to-ones this week.',
  ],
  [
    { code: 'MUTUAL', state: 'ACT', evidence: { share: 1 / 3, n: 3 } },
    'About 33% of 3 partners felt that a one-to-one with you was more about your offer than about both of you.',
    'Go into your next one-to-one with one question only: whom may I introduce you to?',
  ],
  [
    { code: 'GIVING', state: 'WATCH', evidence: { given: 1, median: 10.5 } },
    'You gave 1 referral in the last 6 months; half of the members gave 10.5 or more.',
    'Read this week’s asks, and think of one customer of yours for one of them.',
  ],
  [
    { code: 'THANKING', state: 'ACT', evidence: { waiting: 1, total: 2 } },
    '1 of 2 referrals that came to you more than two weeks ago waits for a word. Who hears nothing, sends less.',
    'Take five minutes today, and tell each giver how it went; “no answer yet” is an answer, too.',
  ],
  [
    { code: 'FIT', state: 'WATCH', evidence: { sphere: 'legal', others: 1 } },
    'Only 1 other member works for the same kind of customers as you.',
    'Think of one business whose customers need you next, and invite its owner as a visitor.',
  ],
  [
    { code: 'EFFORT', state: 'ACT', evidence: { pointsPerWeek: 1.875, weeks: 8 } },
    'Over the last 8 weeks you did 1.9 of five things a week: meeting, one-to-one, referral, ask, education. From three on, it carries.',
    'Start with two this week: come to the meeting, and bring an ask for one particular person.',
  ],
  [
    { code: 'ONE_SIDED', state: 'WATCH', evidence: { verdict: 'BALANCED', givesTo: [['yara', 3]], receivesFrom: [] } },
    'You have sent Yara 3 referrals, and none has come back yet.',
    'In a one-to-one, tell Yara who would be a good lead for you.',
  ],
  [
    { code: 'ONE_SIDED', state: 'WATCH', evidence: { verdict: 'BALANCED', givesTo: [], receivesFrom: [['hana', 4]] } },
    'Hana has sent you 4 referrals, and none has gone back yet.',
    'Ask Hana this week whom you could introduce.',
  ],
  [
    {
      code: 'ONE_SIDED',
      state: 'ACT',
      evidence: { verdict: 'NOT_REFERRING', givesTo: [], receivesFrom: [['hana', 4]] },
    },
    'Nothing has gone out from you in the last 6 months.',
    'A good place to start: Hana has sent you 4. Who do you know that Hana could help?',
  ],
];

/** Some evidence for every state that a code can have. */
function possible(): Finding[] {
  const full: { [Code in TuneUpCode]: Extract<Finding, { code: Code }>['evidence'] } = {
    PATIENCE: { tenureWeeks: 5, medianWeeks: 6, known: 8 },
    CONSISTENCY: { rate: 0.75, longestAbsence: 3 },
    STAYING: { share: 0.5, leftEarly: 12, meetings: 24 },
    TARGET: { idealCustomerDays: 200, storyDays: 12 },
    ASKING: { asks: 3 },
    UNDERSTOOD: { mean: 3.5, n: 4 },
    TRUST: { partners: 4, others: 30, repeats: 1 },
    MUTUAL: { share: 0.25, n: 4 },
    GIVING: { given: 4, median: 9 },
    THANKING: { waiting: 2, total: 10 },
    FIT: { sphere: 'events', others: 1 },
    EFFORT: { pointsPerWeek: 2.5, weeks: 8 },
    ONE_SIDED: { verdict: 'GIVES_MORE', givesTo: [['yara', 3]], receivesFrom: [] },
  };
  const never: Partial<Record<TuneUpCode, FindingState[]>> = {
    PATIENCE: ['ACT', 'UNKNOWN'],
    TARGET: ['UNKNOWN'],
    ASKING: ['UNKNOWN'],
  };
  return TUNE_UP_CODES.flatMap((code) =>
    FINDING_STATES.filter((state) => !never[code]?.includes(state)).map(
      (state) => ({ code, state, evidence: full[code] }) as Finding,
    ),
  );
}
const isOpen = (finding: Finding): finding is Finding<OpenCode> =>
  !(CONFIDENTIAL_CODES as readonly string[]).includes(finding.code);

describe('the tune-up in words', () => {
  it.each(examples)('says it to the member: %j', (finding, evidence, next) => {
    const said = ownFinding(finding, context);
    expect([english(said.evidence), english(said.next)]).toEqual([evidence, next]);
  });

  it('has evidence in every state, and one thing to do wherever it is not fine, in both languages', () => {
    for (const finding of possible()) {
      const said = ownFinding(finding, context);
      for (const tell of [english, german]) {
        expect([finding.code, finding.state, tell(said.evidence)]).toEqual([
          finding.code,
          finding.state,
          expect.stringMatching(/^\S.*\.$/),
        ]);
        expect(tell(said.title)).toMatch(/\?$/);
        expect(tell(said.next)).toMatch(finding.state === 'FINE' ? /^$/ : /^\S.{20,}[.?]$/);
      }
    }
  });

  it('names the member to leaders, and never says you', () => {
    for (const finding of possible().filter(isOpen)) {
      const said = leaderFinding(finding, 'Kwame', context);
      const whole = `${english(said.evidence)} ${english(said.next)}`;
      expect(whole).not.toMatch(/\byour?\b(?! like to meet\?)/i);
      // That nobody notes who leaves early is about the chapter, not about the member.
      const aboutAll = finding.code === 'STAYING' && finding.state === 'UNKNOWN';
      if (finding.state !== 'FINE' && !aboutAll)
        expect([finding.code, whole, german(said.next)]).toEqual([
          finding.code,
          expect.stringContaining('Kwame'),
          expect.stringContaining('Kwame'),
        ]);
    }
  });

  it('tells leaders about a tie with both names', () => {
    const finding: Finding<'ONE_SIDED'> = {
      code: 'ONE_SIDED',
      state: 'WATCH',
      evidence: { verdict: 'BALANCED', givesTo: [], receivesFrom: [['hana', 4]] },
    };
    const said = leaderFinding(finding, 'Kwame', context);
    expect(english(said.evidence)).toBe('Hana has sent Kwame 4 referrals, and none has gone back yet.');
    expect(german(said.evidence)).toBe('Hana hat Kwame 4 Empfehlungen geschickt, und bisher ging keine zurück.');
  });

  it('tells a one-sided flow with its numbers when they are known', () => {
    const finding: Finding<'ONE_SIDED'> = {
      code: 'ONE_SIDED',
      state: 'ACT',
      evidence: { verdict: 'GIVES_MORE', givesTo: [], receivesFrom: [] },
    };
    const counts = { given: 43, received: 1, periodWeeks: 52 };
    const balance = { verdict: 'GIVES_MORE', turnedAround: false, tenureWeeks: 90, partner: null, ...counts } as const;
    expect(english(ownFinding(finding, { ...context, balance }).evidence)).toContain('you gave 43 and got 1 back');
    const facts = { kind: 'GIVES_MORE', name: 'Kwame', partner: { name: 'Ines', count: 9 }, ...counts } as const;
    const leaders = leaderFinding(finding, 'Kwame', { ...context, balance: facts });
    expect(english(leaders.evidence)).toBe('In the last 12 months Kwame gave 43 and got 1 back.');
    expect(english(leaders.next)).toContain('Ines has had 9 from Kwame');
  });

  it('has no advice that nothing leads to', () => {
    const used = new Set(
      [...possible(), ...examples.map(([finding]) => finding)].flatMap((finding) => {
        const said = [
          ownFinding(finding, context),
          ...(isOpen(finding) ? [leaderFinding(finding, 'Kwame', context)] : []),
        ];
        return said.flatMap(({ title, evidence, next }) => [title.id, evidence.id, ...(next ? [next.id] : [])]);
      }),
    );
    // Those said only by the numbers of a neighbouring test: a fresh chapter, medical leave, and each kind of one-sidedness.
    const rest = Object.keys(catalogues.en).filter((id) => /^(leader\.)?finding\./.test(id) && !used.has(id as never));
    expect(rest.filter((id) => !/\.unknown$|\.away$|\.ONE_SIDED\.ACT\./.test(id))).toEqual([]);
  });
});
