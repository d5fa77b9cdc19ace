import { screen, within } from '@testing-library/react';
import english from '../messages/en.json' with { type: 'json' };

const { renderScreen } = await import('../../../testing/render-screen.js');
const { Screen } = await import('./rota.screen.js');

const member = (id: string, displayName: string) => ({ id, displayName });
const reason = (code: string, more: object = {}) => ({
  code,
  weeks: null,
  giverId: null,
  receiverId: null,
  referrals: null,
  memberIds: null,
  sphere: null,
  ...more,
});
const pair = (answers: [string | null, string | null], reasons: object[], agreed = false) => ({
  proposalId: 'p',
  firstMemberId: 'k',
  secondMemberId: 'x',
  firstAnswer: answers[0],
  secondAnswer: answers[1],
  agreed,
  reasons,
  first: member('k', 'Keiko Ivanko'),
  second: member('x', 'Xavier Ibsen'),
});
const show = (rota: object | null) =>
  renderScreen(<Screen />, { messages: english, at: 'rota', answers: { Rota: { rota } } });
const rota = (pairs: object[], oddOneOut: object | null = null) => ({
  chapterId: 'c1',
  asOf: '2026-11-16',
  oddOneOut,
  pairs,
});

describe('the rota', () => {
  it('says who meets whom, why, and what each of them answered', async () => {
    const tie = reason('ONE_SIDED_TIE', { giverId: 'x', receiverId: 'k', referrals: 5 });
    show(rota([pair(['ACCEPTED', null], [reason('NEVER_MET'), tie])], member('z', 'Zoltan Yilmaz')));
    const list = await screen.findByRole('list', { name: 'Rota of one-to-ones' });
    expect(
      within(list)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Keiko Ivanko', 'Xavier Ibsen']);
    within(list).getByText('said yes');
    within(list).getByText('no answer yet');
    within(list).getByText(/Xavier has sent Keiko 5 referrals/);
    screen.getByText(/Zoltan Yilmaz has a week off/);
    screen.getByText(/One pair for the week from 16 Nov 2026 to 22 Nov 2026; none has said yes on both sides yet/);
  });

  it('marks those who will meet', async () => {
    show(rota([pair(['ACCEPTED', 'ACCEPTED'], [reason('NEVER_MET')], true)]));
    await screen.findByText('They will meet');
    expect(screen.queryByText(/week off/)).toBeNull();
  });

  it('says when there is none yet', async () => {
    show(null);
    await screen.findByText('No rota yet');
  });
});
