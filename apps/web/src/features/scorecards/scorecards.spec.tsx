import { fireEvent, screen, within } from '@testing-library/react';
import english from './messages/en.json' with { type: 'json' };

const { renderScreen } = await import('../../testing/render-screen.js');
const { Screen } = await import('./scorecards.screen.js');
const { nextSort } = await import('./score-facts.js');

const metric = (measure: string, points: number, more: object = {}) => ({
  measure,
  reads: 'COUNT',
  have: 1,
  value: 1,
  points,
  mostPoints: 20,
  next: null,
  ...more,
});
const item = (
  id: string,
  displayName: string,
  score: number,
  light: string,
  referrals: number,
  way: object | null,
) => ({
  memberId: id,
  scorecard: 'hong-kong',
  version: 1,
  score,
  light,
  limits: { green: 70, amber: 50, red: 30 },
  metrics: [
    metric('absences', 15),
    metric('referralsGiven', referrals, {
      reads: 'PER_WEEK',
      have: 13,
      value: 0.5,
      next: { points: 20, need: 7 },
    }),
  ],
  wayToGreen: way,
  member: { id, displayName },
});
const way = (...actions: object[]) => ({ actions, score: 70 });
const action = (measure: string, amount: number) => ({
  measure,
  amount,
  points: 5,
  cost: 2,
});
const items = [
  item('a', 'Ada Brandt', 72, 'GREEN', 15, way()),
  item('b', 'Bilal Engstrom', 55, 'AMBER', 20, way(action('visitors', 2), action('oneToOnes', 3))),
  item('c', 'Cora Farrow', 20, 'GREY', 5, null),
];

async function show(list: readonly object[] = items) {
  const page = {
    asOf: list.length > 0 ? '2026-11-16' : null,
    totalCount: list.length,
    items: list,
  };
  const shown = renderScreen(<Screen />, {
    messages: english,
    at: 'scorecards',
    answers: { ChapterScores: { chapterScores: page } },
  });
  await screen.findByText(list.length > 0 ? /by the table Hong Kong/ : 'No scores yet');
  return shown;
}
const rows = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

describe('the scorecards of a chapter', () => {
  it('say each light in a word, and count them', async () => {
    const { container } = await show();
    const counted = [...container.querySelectorAll<HTMLElement>('[data-figure^="light."]')].map(
      ({ dataset, textContent }) => [dataset['figure'], dataset['value'], textContent],
    );
    expect(counted).toEqual([
      ['light.GREEN', '1', '1 green'],
      ['light.AMBER', '1', '1 amber'],
      ['light.RED', '0', '0 red'],
      ['light.GREY', '1', '1 grey'],
    ]);
    // Each light has a shape of its own.
    const shapes = [...container.querySelectorAll('[data-light] svg')].map((svg) => svg.innerHTML);
    expect(new Set(shapes).size).toBe(4);
  });

  it('are sorted by any column, one way and the other', async () => {
    await show();
    expect(rows()).toEqual(['Ada Brandt', 'Bilal Engstrom', 'Cora Farrow']);
    fireEvent.click(screen.getByRole('button', { name: /^Referrals given/ }));
    expect(rows()).toEqual(['Bilal Engstrom', 'Ada Brandt', 'Cora Farrow']);
    expect(screen.getByRole('columnheader', { name: /^Referrals given/ }).getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(screen.getByRole('button', { name: /^Referrals given/ }));
    expect(rows()).toEqual(['Cora Farrow', 'Ada Brandt', 'Bilal Engstrom']);
    expect(nextSort({ by: 'score', down: true }, 'name')).toEqual({ by: 'name', down: false });
  });

  it('tell the way to green when it is asked for, with what each line needs', async () => {
    await show();
    expect(screen.queryByText(/To green/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'The way to green of Bilal Engstrom' }));
    const panel = document.getElementById('score-b');
    if (!panel) throw new Error('the row did not open');
    within(panel).getByText('To green: 2 more visitors and 3 more one-to-ones.');
    within(panel).getByText('7 more referrals: 20 points instead of 20.');
    within(panel).getByText('13, 0.5 a week');
    fireEvent.click(screen.getByRole('button', { name: 'The way to green of Cora Farrow' }));
    screen.getByText(/Only time leads to green/);
  });

  it('draw a hundred members at once', async () => {
    await show(Array.from({ length: 100 }, (_, i) => item(`m${i}`, `Member ${i}`, i, 'RED', 5, null)));
    expect(rows()).toHaveLength(100);
  });

  it('say when there are none yet', async () => {
    await show([]);
  });
});
