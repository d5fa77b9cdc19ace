import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen } from '../../testing/render-screen.js';
import english from './messages/en.json' with { type: 'json' };
import { Screen } from './one-to-ones.screen.js';

const NONE = { weeks: null, giverId: null, receiverId: null, referrals: null, memberIds: null, sphere: null };
const tie = {
  ...NONE,
  code: 'ONE_SIDED_TIE',
  giverId: 'kwame',
  receiverId: 'me',
  referrals: 9,
};
const never = { ...NONE, code: 'NEVER_MET' };
const member = (id: string, displayName: string) => ({
  id,
  displayName,
  speciality: 'Electrician',
  company: null,
  phone: '+353 1 555 0014',
  email: `${id}@example.com`,
});
const proposal = (change: object) => ({
  id: 'p1',
  asOf: '2026-11-16',
  open: true,
  own: null,
  theirs: null,
  agreed: false,
  calendarPath: '/api/chapters/c1/one-to-ones/p1.ics',
  withMemberId: 'kwame',
  partner: member('kwame', 'Kwame Nwosu'),
  reasons: [tie],
  ...change,
});
const entry = (rank: number, id: string, name: string, reasons: object[]) => ({
  rank,
  memberId: id,
  member: member(id, name),
  reasons,
});
const show = (change: object = {}) => {
  let here = proposal(change);
  return renderScreen(<Screen />, {
    messages: english,
    at: 'one-to-ones',
    answers: {
      OneToOnes: () => ({
        proposals: { items: [here] },
        nextOneToOnes: {
          asOf: '2026-11-16',
          memberId: 'me',
          list: [entry(1, 'kwame', 'Kwame Nwosu', [tie]), entry(2, 'ines', 'Ines Halloran', [never])],
        },
      }),
      AnswerProposal: ({ input }) => {
        here = proposal({ own: (input as { answer: string }).answer, theirs: 'ACCEPTED', agreed: true });
        return { answerProposal: { proposal: here, userErrors: [] } };
      },
    },
  });
};

describe('next one-to-ones', () => {
  it('say whom to meet and why in the words of the letters, the proposed one first and once', async () => {
    show();
    const card = await screen.findByRole('article', { name: 'Kwame Nwosu' });
    expect(card.textContent).toContain('Kwame has sent you 9 referrals');
    const list = screen.getByRole('list', { name: 'Who comes after that' });
    expect(within(list).getAllByRole('link', { name: /Halloran|Nwosu/ })[0]?.textContent).toBe('Ines Halloran');
    expect(within(list).queryByText('Kwame Nwosu')).toBeNull();
    expect(list.textContent).toContain('You two have not sat down together yet.');
  });

  it('are agreed with one tap when the other has said yes, and then come as a calendar file', async () => {
    const { asked } = show({ theirs: 'ACCEPTED' });
    const card = await screen.findByRole('article', { name: 'Kwame Nwosu' });
    expect(within(card).getByText('Kwame would like to meet you.')).toBeTruthy();
    expect(within(card).queryByRole('link', { name: 'Into my calendar' })).toBeNull();
    await userEvent.click(within(card).getByRole('button', { name: 'Let us meet' }));
    const file = await within(card).findByRole('link', { name: 'Into my calendar' });
    expect(file.getAttribute('href')).toBe('/api/chapters/c1/one-to-ones/p1.ics');
    expect(asked.find(({ name }) => name === 'AnswerProposal')?.variables).toEqual({
      input: { chapterId: 'c1', proposalId: 'p1', answer: 'ACCEPTED' },
    });
    expect(within(card).getByRole('link', { name: 'Call' }).getAttribute('href')).toBe('tel:+35315550014');
  });

  it('can be declined, and answered differently while the week is open', async () => {
    show({ own: 'DECLINED' });
    const card = await screen.findByRole('article', { name: 'Kwame Nwosu' });
    expect(within(card).getByText(/You said not this time/)).toBeTruthy();
    expect(within(card).queryByRole('button', { name: 'Let us meet' })).toBeNull();
    await userEvent.click(within(card).getByRole('button', { name: 'Answer differently' }));
    expect(within(card).getByRole('button', { name: 'Let us meet' })).toBeTruthy();
  });
});
