import type { ChapterReport, MemberReport, Verdict } from '@chapterhouse/domain';
import { evidence, leaderFacts, snapshot } from './compose.fixture.js';
import type { LetterData } from './letter-data.js';
import { leadersHaveNews, memberHasNews } from './something-to-say.js';

const quiet: LetterData = {
  ...leaderFacts().data,
  recorded: false,
  figures: [{ key: 'referralsGiven', lastWeek: 0, mean: 0 }],
  members: {},
};
const reportOf = (...members: MemberReport[]): ChapterReport => ({
  asOf: '2026-11-16',
  windowWeeks: 26,
  evidenceWeeks: 52,
  chapter: {
    referrals: 0,
    reciprocity: null,
    expectedReciprocity: null,
    reciprocityBeyondChance: null,
    ties: 0,
    nodes: 0,
    density: null,
    binaryReciprocity: null,
    binaryRho: null,
    oneSidedTies: [],
    members: members.length,
    meetingsHeld: 0,
    referralsPerMemberWeek: null,
  },
  members: Object.fromEntries(members.map((member, at) => [String(at), member])),
});
const member = (verdict: Verdict, figures = {}, notes = {}): MemberReport =>
  snapshot('Ada', verdict, { attendanceRate: null, ...figures }, notes);

describe('whether the leaders’ letter has something to say', () => {
  it('has not when nothing happens, even if a meeting or an address is missing', () => {
    const missing = { attendance: [], meeting: true, noAddress: 4, bounced: 1 };
    expect(leadersHaveNews(reportOf(member('TOO_LITTLE_EVIDENCE')), { ...quiet, missing })).toBe(false);
  });

  it.each<[string, Partial<LetterData>]>([
    ['something was recorded', { recorded: true }],
    ['a figure fell to nothing', { figures: [{ key: 'referralsGiven', lastWeek: 0, mean: 2 }] }],
    ['somebody waits for an answer', { waiting: [{ slipId: 's', receiverId: 'r', date: '2026-11-01' }] }],
    ['a meeting lacks marks', { missing: { ...quiet.missing, attendance: [{ date: '2026-11-11', count: 1 }] } }],
    ['somebody is away', { away: { ada: 3 } }],
  ])('has when %s', (_, change) => {
    expect(leadersHaveNews(reportOf(member('TOO_LITTLE_EVIDENCE')), { ...quiet, ...change })).toBe(true);
  });

  it.each<Verdict>(['NOT_REFERRING', 'RECEIVES_MORE', 'GIVES_MORE', 'SETTLING_IN'])(
    'has when somebody is %s',
    (verdict) => {
      expect(leadersHaveNews(reportOf(member(verdict)), quiet)).toBe(true);
    },
  );
});

describe('whether a member’s letter has something to say', () => {
  const nothing = { figures: [{ key: 'visitors', lastWeek: 0, mean: null }], thanks: { count: 0, amount: 0 } } as const;

  it('has not for somebody of whom nothing is known', () => {
    expect(memberHasNews(member('TOO_LITTLE_EVIDENCE'), nothing, false)).toBe(false);
  });

  it('has not for a former member', () => {
    const former = member('BALANCED');
    expect(memberHasNews({ ...former, figures: { ...former.figures, verdict: null } }, nothing, true)).toBe(false);
  });

  it('has when there is a verdict, a referral, a thank-you, attendance, or somebody who waits', () => {
    expect(memberHasNews(member('BALANCED'), nothing, false)).toBe(true);
    expect(memberHasNews(member('TOO_LITTLE_EVIDENCE', evidence(1, 0)), nothing, false)).toBe(true);
    expect(memberHasNews(member('TOO_LITTLE_EVIDENCE', { attendanceRate: 0.5 }), nothing, false)).toBe(true);
    expect(memberHasNews(member('TOO_LITTLE_EVIDENCE'), nothing, true)).toBe(true);
    const thanked = { ...nothing, thanks: { count: 1, amount: 10 } };
    expect(memberHasNews(member('TOO_LITTLE_EVIDENCE'), thanked, false)).toBe(true);
  });
});
