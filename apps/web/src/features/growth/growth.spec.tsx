import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import {
  type FindingState,
  type Light,
  type ScorecardCounts,
  scorecardPreset,
  scoreMember,
  TUNE_UP_CODES,
  type TuneUpCode,
} from '@chapterhouse/domain';
import { renderScreen } from '../../testing/render-screen.js';
import english from './messages/en.json' with { type: 'json' };
import { Screen as Scorecard } from './scorecard.screen.js';
import { Screen as TuneUp } from './tune-up.screen.js';

interface Worked {
  readonly counts: Omit<ScorecardCounts, 'attendanceRate'>;
  readonly points: Readonly<Record<string, number>>;
  readonly score: number;
  readonly light: Light;
  readonly wayToGreen: { readonly actions: { readonly referralsGiven: number; readonly visitors: number } };
  readonly tuneUp: Partial<Record<TuneUpCode, FindingState>>;
}
const file = join(import.meta.dirname, '../../../../../test/fixtures/worked/harbour-lights.json');
const worked = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly asOf: string;
  readonly members: { readonly 'Hana Karimi': Worked };
};
/** Worked out by hand in the fixture. */
const hana = worked.members['Hana Karimi'];

/** Her score as the API gives it. */
function sentScorecard() {
  const table = scorecardPreset('classic-uk-2012');
  if (!table) throw new Error('the preset is gone');
  const score = scoreMember({ ...hana.counts, attendanceRate: 1 }, table);
  return {
    memberId: 'me',
    asOf: worked.asOf,
    currency: 'GBP',
    ...score,
    limits: { ...table.lights },
    metrics: score.metrics.map(({ measure, have, value, points, next }, at) => ({
      ...{ measure, have, value, points },
      reads: table.metrics[at]?.reads,
      mostPoints: Math.max(...(table.metrics[at]?.bands ?? []).map((band) => band.points)),
      next: next && { ...next },
    })),
    wayToGreen: score.wayToGreen && {
      ...score.wayToGreen,
      actions: score.wayToGreen.actions.map((action) => ({ ...action })),
    },
  };
}

const NOTHING = {
  ...{ asks: 0, given: 4, median: 23, idealCustomerDays: null, storyDays: null, known: 4, leftEarly: 0, share: null },
  ...{ longestAbsence: 1, rate: 1, mean: null, n: null, medianWeeks: 26, tenureWeeks: 286, meetings: 24, others: 29 },
  ...{ partners: 14, repeats: 5, pointsPerWeek: 1.75, weeks: 8, sphere: 'pets', total: 69, waiting: 69 },
};
const tie = {
  memberId: 'priya',
  referrals: 9,
  member: { id: 'priya', displayName: 'Priya Kowal', speciality: 'Caterer' },
};
const stateOf = (code: TuneUpCode): FindingState => hana.tuneUp[code] ?? 'UNKNOWN';
const finding = (code: TuneUpCode) => ({
  code,
  state: stateOf(code),
  confidential: code === 'UNDERSTOOD' || code === 'MUTUAL',
  evidence: {
    ...NOTHING,
    others: code === 'FIT' ? 0 : 29,
    verdict: code === 'ONE_SIDED' ? 'RECEIVES_MORE' : null,
    givesTo: [],
    receivesFrom: code === 'ONE_SIDED' ? [tie] : [],
  },
});
const showTuneUp = () =>
  renderScreen(<TuneUp />, {
    messages: english,
    at: 'tune-up',
    answers: {
      OwnTuneUp: {
        tuneUp: {
          asOf: worked.asOf,
          important: ['ASKING', 'THANKING', 'ONE_SIDED'].map((code) => ({ code })),
          findings: TUNE_UP_CODES.map(finding),
        },
        memberInsights: {
          memberId: 'me',
          asOf: worked.asOf,
          verdict: 'RECEIVES_MORE',
          turnedAround: false,
          tenureWeeks: 286,
          evidence: { given: 8, received: 136 },
          flow: { givenInChapter: 4, receivedInChapter: 69 },
        },
      },
    },
  });

describe('what helps now', () => {
  it('begins with at most three things, each with evidence, a next step and one tap to where it is done', async () => {
    showTuneUp();
    const first = within((await screen.findByRole('heading', { name: 'To do first' })).closest('section')!);
    const items = first.getAllByRole('listitem');
    expect(items.map((item) => item.dataset['finding'])).toEqual(['ASKING', 'THANKING', 'ONE_SIDED']);
    expect(first.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/c/harbour-lights/asks',
      '/c/harbour-lights/slips?show=waiting',
      '/c/harbour-lights/one-to-ones',
    ]);
    expect(items[1]?.textContent).toContain('69 of 69 referrals');
    // The flow with its numbers, in the words of the letters, and a colleague to start with.
    expect(items[2]?.textContent).toContain('In the last 12 months 136 referrals came to you and 8 went out.');
    expect(items[2]?.textContent).toContain('Priya (Caterer) has sent you 9.');
    expect(document.body.textContent).not.toMatch(/taker|worst|offender/i);
  });

  it('answers every question once, what goes well and what is not known apart, what is confidential marked', async () => {
    showTuneUp();
    await screen.findByRole('heading', { name: 'What goes well' });
    const all = [...document.querySelectorAll<HTMLElement>('[data-finding]')];
    expect(all.map(({ dataset }) => dataset['finding']).sort()).toEqual([...TUNE_UP_CODES].sort());
    for (const { dataset, textContent } of all) {
      expect([dataset['finding'], dataset['state']]).toEqual([
        dataset['finding'],
        stateOf(dataset['finding'] as TuneUpCode),
      ]);
      expect(textContent).not.toMatch(/finding\.|growth\.|\{/);
    }
    const secret = all.filter(({ textContent }) => textContent?.includes('Only you see this'));
    expect(secret.map(({ dataset }) => dataset['finding'])).toEqual(['UNDERSTOOD', 'MUTUAL']);
  });
});

describe('the scorecard', () => {
  const show = (memberScorecard: object | null = sentScorecard()) =>
    renderScreen(<Scorecard />, { messages: english, at: 'scorecard', answers: { OwnScorecard: { memberScorecard } } });

  it('has the hand-worked score, its light as a word, and the points of each line', async () => {
    const { container } = show();
    const box = await screen.findByRole('region', { name: `${hana.score} points, ${hana.light.toLowerCase()}.` });
    expect(box.querySelector('[data-figure="score"]')?.getAttribute('data-value')).toBe(String(hana.score));
    expect(box.querySelector(`[data-light="${hana.light}"]`)?.textContent).toBe('red');
    const lines = [...container.querySelectorAll<HTMLElement>('[data-measure]')];
    const points = lines.map((line) => [
      line.dataset['measure'],
      line.querySelector<HTMLElement>('[data-points]')?.dataset['points'],
    ]);
    expect(Object.fromEntries(points)).toEqual(
      Object.fromEntries(Object.entries(hana.points).map(([name, value]) => [name, String(value)])),
    );
  });

  it('shows the hand-worked way to green as a plan, and what each next band needs', async () => {
    show();
    const section = (await screen.findByRole('heading', { name: 'The way to green' })).closest('section')!;
    const { referralsGiven, visitors } = hana.wayToGreen.actions;
    const plan = within(section)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(plan).toEqual([`${referralsGiven} more referrals+10`, `${visitors} more visitors+15`]);
    expect(section.textContent).toContain('bring you to green');
    const line = document.querySelector('[data-measure="absences"]');
    expect(line?.textContent).toContain('This one changes with time, not by doing more.');
  });

  it('says so where there is none', async () => {
    show(null);
    expect(await screen.findByText('No scorecard here')).toBeTruthy();
  });
});
