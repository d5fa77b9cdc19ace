import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen } from '../../testing/render-screen.js';
import { Screen } from './home.screen.js';
import english from './messages/en.json' with { type: 'json' };

// The simulated document has no dialogs yet.
HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

const EVIDENCE = Object.fromEntries(
  [
    ...['asks', 'given', 'idealCustomerDays', 'known', 'leftEarly', 'longestAbsence', 'mean', 'median', 'medianWeeks'],
    ...['meetings', 'n', 'others', 'partners', 'pointsPerWeek', 'rate', 'repeats', 'share', 'sphere', 'storyDays'],
    ...['tenureWeeks', 'total', 'verdict', 'waiting', 'weeks', 'givesTo', 'receivesFrom'],
  ].map((name) => [name, null]),
);
const ask = { id: 'a1', kind: 'COMPANY', text: 'The hotel on the quay', memberId: 'me' };
const home = (change: object = {}) => ({
  meetings: { items: [] },
  waitingReferrals: { totalCount: 0, items: [] },
  memberAttendance: {
    items: [
      { date: '2026-11-11', mark: 'ABSENT' },
      { date: '2026-11-04', mark: 'PRESENT' },
    ],
  },
  referralNews: { items: [] },
  slips: { items: [] },
  memberInsights: {
    memberId: 'me',
    asOf: '2026-11-16',
    verdict: 'RECEIVES_MORE',
    turnedAround: false,
    tenureWeeks: 244,
    activity: {
      lastWeek: { given: 1, received: 4, oneToOnes: 2 },
    },
    attendance: {
      ...{ present: 20, absent: 3, late: 1, substitute: 1, attendanceRate: 0.88 },
    },
    evidence: { given: 5, received: 69 },
    flow: { givenInChapter: 3, receivedInChapter: 30 },
  },
  attendanceForecast: {
    state: 'NEXT_BREACHES',
    effectiveAbsences: 3,
    absencesLeft: 0,
    oldestAbsenceExpires: '2026-12-02',
    clearOn: '2026-12-02',
    withinPolicyOn: null,
  },
  memberProfile: { memberId: 'me', ask: null },
  asks: { totalCount: 3 },
  proposals: { items: [] },
  memberScorecard: { asOf: '2026-11-16', score: 45, light: 'RED' },
  tuneUp: {
    asOf: '2026-11-16',
    important: [
      {
        code: 'ASKING',
        state: 'ACT',
        confidential: false,
        evidence: { ...EVIDENCE, asks: 0 },
      },
    ],
  },
  ...change,
});
const show = (change: object = {}) => {
  let asked = change;
  return renderScreen(<Screen />, {
    messages: english,
    answers: {
      Home: () => home(asked),
      EarlierAsks: { memberAsks: { items: [] } },
      MakeAsk: () => {
        asked = { memberProfile: { memberId: 'me', ask } };
        return {
          makeAsk: {
            ask: { ...ask, askedOn: '2026-11-22', memberName: 'Amara Corrigan' },
            userErrors: [],
          },
        };
      },
    },
  });
};
const sectionOf = async (title: string) => (await screen.findByRole('heading', { name: title })).closest('section')!;

describe('the home page', () => {
  it('tells own giving and receiving, attendance and its forecast in the words of the letters, with one request', async () => {
    const { asked } = show();
    await screen.findByText('In the last 12 months 69 referrals came to you and 5 went out.');
    const attendance = await sectionOf('Your attendance');
    expect(attendance.textContent).toContain('at 22 of 25 meetings in the last 6 months');
    expect(attendance.textContent).toContain('One more absence would be over what the chapter allows.');
    expect(attendance.textContent).toContain('2 Dec');
    expect(asked.map(({ name }) => name)).toEqual(['Home']);
  });

  it('has every figure with its exact value', async () => {
    const { container } = show();
    await sectionOf('Your attendance');
    const figures = [...container.querySelectorAll<HTMLElement>('[data-figure]')].map(({ dataset }) => [
      dataset['figure'],
      dataset['value'],
    ]);
    expect(Object.fromEntries(figures)).toEqual({
      'evidence.given': '5',
      'evidence.received': '69',
      'lastWeek.given': '1',
      'lastWeek.received': '4',
      'lastWeek.oneToOnes': '2',
      attendanceRate: '0.88',
    });
  });

  it('says what helps, with the score by word, and where the rest is', async () => {
    show();
    const helps = within(await sectionOf('What helps you now'));
    expect(helps.getAllByRole('listitem')).toHaveLength(1);
    expect(helps.getByRole('link', { name: 'Ask for somebody' }).getAttribute('href')).toBe('/c/harbour-lights/asks');
    expect(helps.getByRole('link', { name: 'Your scorecard: 45 points' })).toBeTruthy();
    expect(helps.getByText('red')).toBeTruthy();
    expect(helps.getByRole('link', { name: 'All questions' }).getAttribute('href')).toBe('/c/harbour-lights/tune-up');
  });

  it('takes this week’s ask in two taps and shows it', async () => {
    show();
    const section = await sectionOf('Your ask this week');
    expect(within(section).getByRole('link', { name: '3 other asks' })).toBeTruthy();
    // The form’s words are fetched on the first tap.
    await act(async () => within(section).getByRole('button', { name: 'Ask for somebody' }).click());
    await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
    await userEvent.keyboard('The hotel on the quay');
    await userEvent.click(screen.getByRole('button', { name: 'Ask the chapter' }));
    await within(section).findByText('The hotel on the quay');
    expect(within(section).getByRole('link', { name: '2 other asks' })).toBeTruthy();
  });

  it('is calm before the first week is counted', async () => {
    show({ memberInsights: null, attendanceForecast: null, memberScorecard: null, tuneUp: null });
    await screen.findByText('Your figures come with the next weekly count.');
    expect(screen.queryByRole('heading', { name: 'What helps you now' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Your one-to-one' })).toBeNull();
  });
});
