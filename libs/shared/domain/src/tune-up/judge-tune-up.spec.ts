import { confidentialFindings, type AnswerSet } from '../answers/published-answers.js';
import { judgeTuneUp, median, mostImportant, wholeTuneUp } from './judge-tune-up.js';
import {
  TUNE_UP_CODES,
  type Finding,
  type FindingState,
  type TuneUpChapter,
  type TuneUpCode,
  type TuneUpCounts,
} from './tune-up.js';

const asOf = '2026-11-16';
/** Priya, with whom everything is as it should be. */
const priya: TuneUpCounts = {
  tenureWeeks: 180,
  attendanceRate: 1,
  longestAbsence: 1,
  meetingsMarked: 25,
  inRoom: 24,
  leftEarly: 0,
  idealCustomerOn: '2026-09-01',
  storyOn: '2026-10-05',
  asks: 6,
  partners: 12,
  repeats: 2,
  given: 14,
  received: 10,
  waiting: 1,
  sphere: 'events',
  effortPoints: 28,
  effortWeeks: 8,
  verdict: 'BALANCED',
  givesTo: [],
  receivesFrom: [],
};
const harbour: TuneUpChapter = {
  asOf,
  firstReferralWeeks: [2, 4, 6, 9, 30],
  medianGiven: 10,
  spheres: new Map([
    ['events', 4],
    ['pets', 1],
    ['legal', 2],
  ]),
  activeMembers: 31,
  notesLeavingEarly: true,
  hasSlips: true,
};

type Example = [
  code: TuneUpCode,
  who: string,
  state: FindingState,
  member: Partial<TuneUpCounts>,
  chapter?: Partial<TuneUpChapter>,
];
const examples: Example[] = [
  ['PATIENCE', 'Priya, here longer than most waited', 'FINE', { tenureWeeks: 6 }],
  ['PATIENCE', 'Idris, in his fifth week', 'WATCH', { tenureWeeks: 5 }],
  [
    'PATIENCE',
    'Sven, in a chapter that does not know its wait yet',
    'WATCH',
    { tenureWeeks: 25 },
    { firstReferralWeeks: [1, 2, 3, 4] },
  ],
  ['PATIENCE', 'Ines, past the usual half year', 'FINE', { tenureWeeks: 26 }, { firstReferralWeeks: [] }],
  ['CONSISTENCY', 'Priya, there nine times out of ten', 'FINE', { attendanceRate: 0.9, longestAbsence: 1 }],
  ['CONSISTENCY', 'Hana, away a little often', 'WATCH', { attendanceRate: 0.89, longestAbsence: 1 }],
  ['CONSISTENCY', 'Silas, away twice running', 'WATCH', { attendanceRate: 1, longestAbsence: 2 }],
  ['CONSISTENCY', 'Yara, away one week in four', 'ACT', { attendanceRate: 0.75, longestAbsence: 1 }],
  ['CONSISTENCY', 'Nadia, away three times running', 'ACT', { attendanceRate: 0.95, longestAbsence: 3 }],
  [
    'CONSISTENCY',
    'Jonas, whose meetings nobody marked',
    'UNKNOWN',
    { attendanceRate: null, longestAbsence: 0, meetingsMarked: 0 },
  ],
  [
    'CONSISTENCY',
    'Keiko, only ever on medical leave',
    'UNKNOWN',
    { attendanceRate: null, longestAbsence: 1, meetingsMarked: 1 },
  ],
  ['STAYING', 'Priya, who stays', 'FINE', { inRoom: 24, leftEarly: 5 }],
  ['STAYING', 'Hamza, gone early one time in four', 'WATCH', { inRoom: 24, leftEarly: 6 }],
  ['STAYING', 'Anouk, gone early every second time', 'ACT', { inRoom: 24, leftEarly: 12 }],
  ['STAYING', 'Jonas, in a chapter that never notes it', 'UNKNOWN', {}, { notesLeavingEarly: false }],
  ['STAYING', 'Keiko, who was never in the room', 'UNKNOWN', { inRoom: 0, leftEarly: 0 }],
  [
    'TARGET',
    'Priya, with a fresh sentence and story',
    'FINE',
    { idealCustomerOn: '2026-05-20', storyOn: '2026-05-20' },
  ],
  ['TARGET', 'Hana, whose sentence is 181 days old', 'WATCH', { idealCustomerOn: '2026-05-19' }],
  ['TARGET', 'Silas, without a story', 'WATCH', { storyOn: null }],
  ['TARGET', 'Yara, without a sentence', 'ACT', { idealCustomerOn: null }],
  ['ASKING', 'Priya, who asks every second week', 'FINE', { asks: 4 }],
  ['ASKING', 'Hana, who asked three times', 'WATCH', { asks: 3 }],
  ['ASKING', 'Yara, who did not ask', 'ACT', { asks: 0 }],
  ['TRUST', 'Priya, who met 9 of 30 and one of them again', 'FINE', { partners: 9, repeats: 1 }],
  ['TRUST', 'Hana, who met 8 of 30', 'WATCH', { partners: 8, repeats: 1 }],
  ['TRUST', 'Silas, who meets nobody twice', 'WATCH', { partners: 20, repeats: 0 }],
  ['TRUST', 'Yara, who met 4 of 30', 'ACT', { partners: 4, repeats: 4 }],
  ['TRUST', 'Jonas, the only one here', 'UNKNOWN', {}, { activeMembers: 1 }],
  ['GIVING', 'Priya, who gives half of what is usual', 'FINE', { given: 5 }],
  ['GIVING', 'Hana, who gives less than that', 'WATCH', { given: 4 }],
  ['GIVING', 'Yara, who gave nothing', 'ACT', { given: 0 }],
  ['GIVING', 'Jonas, in a chapter without slips', 'UNKNOWN', { given: 0 }, { hasSlips: false, medianGiven: 0 }],
  ['THANKING', 'Priya, who lets one of ten wait', 'FINE', { received: 10, waiting: 1 }],
  ['THANKING', 'Hana, who lets two of ten wait', 'WATCH', { received: 10, waiting: 2 }],
  ['THANKING', 'Yara, who lets five of ten wait', 'ACT', { received: 10, waiting: 5 }],
  ['THANKING', 'Jonas, who received nothing', 'UNKNOWN', { received: 0, waiting: 0 }],
  ['FIT', 'Priya, one of four in events', 'FINE', { sphere: 'events' }],
  ['FIT', 'Yara, one of two in legal', 'WATCH', { sphere: 'legal' }],
  ['FIT', 'Hana, the only vet', 'ACT', { sphere: 'pets' }],
  ['FIT', 'Jonas, without a classification', 'UNKNOWN', { sphere: null }],
  ['EFFORT', 'Priya, three points a week', 'FINE', { effortPoints: 24 }],
  ['EFFORT', 'Hana, a little under three', 'WATCH', { effortPoints: 23 }],
  ['EFFORT', 'Yara, a little under two', 'ACT', { effortPoints: 15 }],
  ['EFFORT', 'Idris, not yet a week here', 'UNKNOWN', { effortPoints: 0, effortWeeks: 0 }],
  ['ONE_SIDED', 'Priya, balanced', 'FINE', {}],
  ['ONE_SIDED', 'Hana, balanced but for one tie', 'WATCH', { givesTo: [['yara', 3]] }],
  ['ONE_SIDED', 'Silas, to whom one colleague gives', 'WATCH', { receivesFrom: [['hana', 4]], verdict: 'SETTLING_IN' }],
  ['ONE_SIDED', 'Yara, who receives more', 'ACT', { verdict: 'RECEIVES_MORE' }],
  ['ONE_SIDED', 'Nadia, who gives more', 'ACT', { verdict: 'GIVES_MORE' }],
  ['ONE_SIDED', 'Hamza, who does not refer', 'ACT', { verdict: 'NOT_REFERRING' }],
  ['ONE_SIDED', 'Idris, settling in', 'UNKNOWN', { verdict: 'SETTLING_IN' }],
  ['ONE_SIDED', 'Sven, of whom too little is known', 'UNKNOWN', { verdict: 'TOO_LITTLE_EVIDENCE' }],
];

const set = (n: number, understoodSum: number, soldTo: number): AnswerSet => ({
  n,
  understoodSum,
  stakeSum: 4 * n,
  soldTo,
});
const confidential: [code: TuneUpCode, who: string, state: FindingState, answers: AnswerSet | null][] = [
  ['UNDERSTOOD', 'Priya, at 3.5 of 5', 'FINE', set(4, 14, 0)],
  ['UNDERSTOOD', 'Hana, at 2.5', 'WATCH', set(4, 10, 0)],
  ['UNDERSTOOD', 'Yara, at 2.33', 'ACT', set(3, 7, 0)],
  ['UNDERSTOOD', 'Jonas, of whom fewer than three spoke', 'UNKNOWN', null],
  ['MUTUAL', 'Priya, one of seven', 'FINE', set(7, 28, 1)],
  ['MUTUAL', 'Hana, one of six', 'WATCH', set(6, 24, 1)],
  ['MUTUAL', 'Yara, one of three', 'ACT', set(3, 12, 1)],
  ['MUTUAL', 'Jonas, of whom fewer than three spoke', 'UNKNOWN', null],
];

describe('the tune-up', () => {
  it.each(examples)('%s: %s is %s', (code, _who, state, member, chapter = {}) => {
    const findings: Finding[] = judgeTuneUp({ ...priya, ...member }, { ...harbour, ...chapter });
    expect(findings.find((finding) => finding.code === code)?.state).toBe(state);
  });

  it.each(confidential)('%s: %s is %s', (code, _who, state, answers) => {
    expect(confidentialFindings(answers).find((finding) => finding.code === code)?.state).toBe(state);
  });

  it('has an example of every state that a code can have', () => {
    const seen = new Set([...examples, ...confidential].map(([code, , state]) => `${code} ${state}`));
    const possible = TUNE_UP_CODES.flatMap((code) => {
      const states: FindingState[] = ['FINE', 'WATCH', 'ACT', 'UNKNOWN'];
      const not: Partial<Record<TuneUpCode, FindingState[]>> = {
        PATIENCE: ['ACT', 'UNKNOWN'],
        TARGET: ['UNKNOWN'],
        ASKING: ['UNKNOWN'],
      };
      return states.filter((state) => !not[code]?.includes(state)).map((state) => `${code} ${state}`);
    });
    expect([...seen].sort()).toEqual(possible.sort());
  });

  it('is in the order of the questions, with the confidential ones for the member alone', () => {
    const open = judgeTuneUp(priya, harbour);
    expect(open.map((finding) => finding.code)).toEqual(
      TUNE_UP_CODES.filter((code) => code !== 'UNDERSTOOD' && code !== 'MUTUAL'),
    );
    expect(wholeTuneUp(open, confidentialFindings(null)).map((finding) => finding.code)).toEqual(TUNE_UP_CODES);
  });

  it('shows the evidence as numbers', () => {
    const findings = judgeTuneUp({ ...priya, idealCustomerOn: '2026-11-06', givesTo: [['yara', 4]] }, harbour);
    expect(Object.fromEntries(findings.map((finding) => [finding.code, finding.evidence]))).toEqual({
      PATIENCE: { tenureWeeks: 180, medianWeeks: 6, known: 5 },
      CONSISTENCY: { rate: 1, longestAbsence: 1 },
      STAYING: { share: 0, leftEarly: 0, meetings: 24 },
      TARGET: { idealCustomerDays: 10, storyDays: 42 },
      ASKING: { asks: 6 },
      TRUST: { partners: 12, others: 30, repeats: 2 },
      GIVING: { given: 14, median: 10 },
      THANKING: { waiting: 1, total: 10 },
      FIT: { sphere: 'events', others: 3 },
      EFFORT: { pointsPerWeek: 3.5, weeks: 8 },
      ONE_SIDED: { verdict: 'BALANCED', givesTo: [['yara', 4]], receivesFrom: [] },
    });
  });

  it('puts at most three findings forward, those to act on first', () => {
    const findings = judgeTuneUp({ ...priya, tenureWeeks: 1, asks: 3, given: 0, verdict: 'NOT_REFERRING' }, harbour);
    expect(mostImportant(findings).map(({ code, state }) => [code, state])).toEqual([
      ['GIVING', 'ACT'],
      ['ONE_SIDED', 'ACT'],
      ['PATIENCE', 'WATCH'],
    ]);
    expect(mostImportant(judgeTuneUp(priya, harbour))).toEqual([]);
  });

  it('takes the mean of the middle two as the median of an even list', () => {
    expect([median([]), median([7]), median([9, 1]), median([3, 1, 2])]).toEqual([0, 7, 5, 2]);
  });
});
