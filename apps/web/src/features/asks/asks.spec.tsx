import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen } from '../../testing/render-screen.js';
import { Screen } from './asks.screen.js';
import english from './messages/en.json' with { type: 'json' };

// The simulated document has no dialogs yet.
HTMLDialogElement.prototype.showModal ??= function show(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

const ask = (id: string, memberId: string, memberName: string, text: string) => ({
  id,
  kind: 'COMPANY',
  text,
  askedOn: '2026-11-18',
  memberId,
  memberName,
  member: { id: memberId, speciality: 'Software', company: null },
});
const kwames = ask('a1', 'kwame', 'Kwame Nwosu', 'Brady & Sons, the builders');
const saved = { ask: ask('a9', 'me', 'Amara Corrigan', 'The hotel'), userErrors: [] };
const show = (items: object[] = [kwames], makeAsk: object = saved) =>
  renderScreen(<Screen />, {
    messages: english,
    at: 'asks',
    answers: {
      WeekAsks: { asks: { totalCount: items.length, items } },
      EarlierAsks: {
        memberAsks: { items: [ask('a0', 'me', 'Amara Corrigan', 'An architect')] },
      },
      MakeAsk: { makeAsk },
      ChangeAsk: { changeAsk: saved },
      WithdrawAsk: { withdrawAsk: { userErrors: [] } },
    },
  });

describe('this week’s asks', () => {
  it('lead whoever can help to a slip for the one who asked, with the ask on it', async () => {
    show();
    const help = await screen.findByRole('link', { name: /I can help/ });
    const { pathname, searchParams } = new URL(help.getAttribute('href') ?? '', 'https://x.test');
    expect(pathname).toBe('/c/harbour-lights/new');
    expect(Object.fromEntries(searchParams)).toEqual({
      to: 'kwame',
      note: 'You asked for: Brady & Sons, the builders',
    });
  });

  it('take two taps and a few words to add to', async () => {
    const { asked } = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Ask for somebody' }));
    // One can type at once.
    expect(document.activeElement).toBe(screen.getByLabelText('Who, exactly?'));
    await userEvent.click(screen.getByRole('radio', { name: 'A company' }));
    await userEvent.type(screen.getByLabelText('Who, exactly?'), 'The hotel on the quay');
    await userEvent.click(screen.getByRole('button', { name: 'Ask the chapter' }));
    const input = asked.find(({ name }) => name === 'MakeAsk')?.variables['input'];
    expect(input).toMatchObject({ chapterId: 'c1', memberId: 'me', kind: 'COMPANY', text: 'The hotel on the quay' });
    // The list is asked again and shows it.
    expect(asked.filter(({ name }) => name === 'WeekAsks')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Ask the chapter' })).toBeNull();
  });

  it('repeat an earlier one with one tap more', async () => {
    const { asked } = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Ask for somebody' }));
    await userEvent.click(await screen.findByRole('button', { name: 'An architect' }));
    expect(asked.find(({ name }) => name === 'MakeAsk')?.variables['input']).toMatchObject({ text: 'An architect' });
  });

  it('say what is missing and what the server thinks of it, and keep what was typed', async () => {
    const refusal = { code: 'BAD_INPUT', field: 'text', message: 'At most 500 characters.' };
    const { asked } = show([], { ask: null, userErrors: [refusal] });
    await userEvent.click(await screen.findByRole('button', { name: 'Ask for somebody' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ask the chapter' }));
    expect(screen.getByRole('alert').textContent).toContain('Say whom you would like to meet.');
    await userEvent.type(screen.getByLabelText('Who, exactly?'), 'Everybody');
    await userEvent.click(screen.getByRole('button', { name: 'Ask the chapter' }));
    expect((await screen.findByRole('alert')).textContent).toContain('At most 500 characters.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Who, exactly?').value).toBe('Everybody');
    await userEvent.click(screen.getByRole('button', { name: 'Ask the chapter' }));
    const keys = asked.flatMap(
      ({ variables }) => (variables['input'] as { idempotencyKey?: string })?.idempotencyKey ?? [],
    );
    // Sent twice in the same words, it is the same ask.
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });

  it('have one’s own apart from the others’, to change or take back', async () => {
    const { asked } = show([kwames, ask('mine', 'me', 'Amara Corrigan', 'The hotel')]);
    const others = await screen.findByRole('list', { name: 'What the others ask for' });
    expect(within(others).queryByText('The hotel')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
    expect(asked.find(({ name }) => name === 'WithdrawAsk')?.variables).toEqual({
      input: { chapterId: 'c1', askId: 'mine' },
    });
  });
});
