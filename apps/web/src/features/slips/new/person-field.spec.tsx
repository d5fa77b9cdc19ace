import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { renderScreen } from '../../../testing/render-screen.js';
import english from '../messages/en.json' with { type: 'json' };
import { PersonField } from './person-field.js';
import { EMPTY_DRAFT, type SlipDraft } from './slip-draft.js';

const member = (id: string, displayName: string) => ({
  id,
  displayName,
  company: null,
  speciality: null,
});
const firstHundred = Array.from({ length: 100 }, (_, i) => member(`m${i}`, `Aaron ${String(i).padStart(3, '0')}`));
const end = (one: object & { id: string }) => ({
  memberId: one.id,
  member: { ...one, status: 'ACTIVE' },
});
const zora = member('zora', 'Zora Quist');
const me = member('me', 'Amara Corrigan');
const slip = { id: 's1', date: '2026-11-20', from: end(me), to: end(zora) };

function Field({ start }: { start: Partial<SlipDraft> }) {
  const [draft, setDraft] = useState<SlipDraft>({ ...EMPTY_DRAFT, ...start });
  return (
    <PersonField
      draft={draft}
      change={(part) => setDraft((before) => ({ ...before, ...part }))}
      memberId="me"
      wrong={false}
    />
  );
}

const show = (start: Partial<SlipDraft> = {}, totalCount = 140) =>
  renderScreen(<Field start={start} />, {
    messages: english,
    at: 'new',
    answers: {
      SlipPeople: {
        members: { totalCount, items: firstHundred },
        slips: { items: [slip] },
      },
      SearchPeople: { members: { items: [member('yusuf', 'Yusuf Adeyemi')] } },
      SlipPerson: { member: member('xenia', 'Xenia Bell') },
    },
  });

describe('whom a slip is for, in a chapter of more than a hundred', () => {
  it('has whom one has had to do with among the faces, first, wherever their name is in the alphabet', async () => {
    show();
    const [first] = await screen.findAllByRole('button', { name: /Zora|Aaron/ });
    expect(first?.textContent).toContain('Zora Quist');
  });

  it('asks the server for a name beyond the first hundred, once it is typed', async () => {
    const { asked } = show();
    await userEvent.type(await screen.findByRole('searchbox'), 'Yus');
    await userEvent.click(await screen.findByRole('button', { name: /Yusuf Adeyemi/ }));
    expect(screen.getByText('Yusuf Adeyemi')).toBeTruthy();
    expect(asked.map(({ name }) => name)).toEqual(['SlipPeople', 'SearchPeople']);
    expect(asked[1]?.variables).toMatchObject({ words: 'yus' });
  });

  it('asks nothing more where everybody is there', async () => {
    const { asked } = show({}, 100);
    await userEvent.type(await screen.findByRole('searchbox'), 'Aaron 099');
    await screen.findByRole('button', { name: /Aaron 099/ });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(asked.map(({ name }) => name)).toEqual(['SlipPeople']);
  });

  it('finds the name of somebody whom a link names by number', async () => {
    const { asked } = show({ person: { id: 'xenia', name: '' } });
    await waitFor(() => expect(screen.getByText('Xenia Bell')).toBeTruthy());
    expect(asked).toHaveLength(2);
  });
});
