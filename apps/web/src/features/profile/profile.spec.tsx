import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen } from '../../testing/render-screen.js';
import { ageWords } from './age.js';
import { Screen } from './edit.screen.js';
import english from './messages/en.json' with { type: 'json' };

const FIELDS = ['IDEAL_CUSTOMER', 'WHAT_I_DO', 'GOALS', 'ACCOMPLISHMENTS', 'INTERESTS', 'NETWORKS', 'SKILLS'];
const profile = (said: Record<string, { text: string; ageDays: number }>, mayEdit = true) => ({
  chapterId: 'c1',
  memberId: 'me',
  mayEdit,
  storyAgeDays: 200,
  storyStale: true,
  parts: FIELDS.map((field) => ({
    field,
    text: said[field]?.text ?? null,
    ageDays: said[field]?.ageDays ?? null,
    stale: (said[field]?.ageDays ?? 0) > 180,
  })),
  member: { id: 'me', displayName: 'Amara Corrigan' },
});
const OLD = { IDEAL_CUSTOMER: { text: 'Landlords', ageDays: 190 } };
const show = (userErrors: object[] = [], mayEdit = true) => {
  let here = profile(OLD, mayEdit);
  return renderScreen(<Screen />, {
    messages: english,
    at: 'profile',
    answers: {
      EditedProfile: () => ({
        memberProfile: here,
        stories: {
          totalCount: 1,
          items: [{ id: 's1', text: 'A bakery kept its front.', toldOn: '2026-05-02' }],
        },
      }),
      EditProfile: ({ input }) => {
        const [part] = (input as { parts: { field: string; text: string }[] }).parts;
        const next = { ...OLD, [part?.field ?? '']: { text: part?.text ?? '', ageDays: 0 } };
        if (userErrors.length === 0) here = profile(next);
        return { editProfile: { profile: userErrors.length ? null : here, userErrors } };
      },
      TellStory: { tellStory: { story: null, userErrors: [] } },
    },
  });
};
const rowOf = async (title: string) =>
  (await screen.findByRole('button', { name: new RegExp(title) })).closest<HTMLElement>('li')!;

describe('one’s own profile', () => {
  beforeEach(() => localStorage.clear());

  it('reminds kindly of what is old, and one tap says that it is still right', async () => {
    const { asked } = show();
    const row = await rowOf('Your ideal customer');
    expect(row.textContent).toContain('Written 6 months ago');
    expect(screen.getByText(/One sentence is older than half a year/)).toBeTruthy();
    await userEvent.click(within(row).getByRole('button', { name: 'It is still right' }));
    expect(asked.find(({ name }) => name === 'EditProfile')?.variables['input']).toEqual({
      chapterId: 'c1',
      memberId: 'me',
      parts: [{ field: 'IDEAL_CUSTOMER', text: 'Landlords' }],
    });
    expect((await rowOf('Your ideal customer')).textContent).toContain('Written today');
    expect(screen.queryByText(/older than half a year/)).toBeNull();
  });

  it('is written part by part, in place', async () => {
    show();
    await userEvent.click(within(await rowOf('What you do')).getByRole('button'));
    await userEvent.type(screen.getByLabelText('What you do'), 'I keep old shop fronts standing.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('I keep old shop fronts standing.');
    expect(screen.queryByLabelText('What you do')).toBeNull();
  });

  it('keeps what was typed when the server does not take it', async () => {
    show([{ code: 'BAD_INPUT', field: 'parts', message: 'At most 2000 characters.' }]);
    await userEvent.click(within(await rowOf('Your goals')).getByRole('button'));
    await userEvent.type(screen.getByLabelText('Your goals'), 'A second van');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toContain('At most 2000 characters.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Your goals').value).toBe('A second van');
  });

  it('gets stories, and says when it is time for a new one', async () => {
    const { asked } = show();
    expect((await screen.findByText('Time for a new one')).textContent).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Tell another one' }));
    await userEvent.type(screen.getByLabelText('A story'), 'A school needed light by Monday.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(asked.find(({ name }) => name === 'TellStory')?.variables['input']).toMatchObject({
      memberId: 'me',
      text: 'A school needed light by Monday.',
    });
    expect(asked.filter(({ name }) => name === 'EditedProfile')).toHaveLength(2);
  });

  it('that one may not write is not there', async () => {
    show([], false);
    expect(await screen.findByText('This page is not here, or it is not yours to see.')).toBeTruthy();
  });

  it('says ages the way people do', () => {
    const t = (id: string, values?: Record<string, string | number>) => `${id} ${values?.['count'] ?? ''}`.trim();
    expect([0, 1, 13, 14, 60, 61, 190, 729, 730].map((days) => ageWords(days, t).replace('profile.age.', ''))).toEqual([
      'today',
      'days 1',
      'days 13',
      'weeks 2',
      'weeks 8',
      'months 2',
      'months 6',
      'months 23',
      'years 1',
    ]);
  });
});
