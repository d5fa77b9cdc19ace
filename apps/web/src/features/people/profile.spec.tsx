import { screen, within } from '@testing-library/react';
import { renderScreen } from '../../testing/render-screen.js';
import english from './messages/en.json' with { type: 'json' };
import { Screen } from './profile.screen.js';

const kwame = {
  id: 'kwame',
  displayName: 'Kwame Nwosu',
  company: 'Nwosu Software',
  industry: 'Technology',
  speciality: 'Software',
  phone: '+353 (1) 555 0014',
  email: 'kwame@example.com',
  status: 'ACTIVE',
  joined: '2023-08-02',
  sponsor: null,
  currentRoles: [],
};
const FIELDS = ['IDEAL_CUSTOMER', 'WHAT_I_DO', 'GOALS'];
const answer = (id: string, said: Record<string, string>, mayEdit = false) => ({
  member: { ...kwame, id },
  memberProfile: {
    memberId: id,
    mayEdit,
    parts: FIELDS.map((field) => ({ field, text: said[field] ?? null })),
    ask: { id: 'a1', kind: 'COMPANY', text: 'Brady & Sons' },
  },
  stories: { items: [{ id: 's1', text: 'A bakery kept its front.' }] },
  slips: { totalCount: 0, items: [] },
});
const show = (id: string, said: Record<string, string>, mayEdit = false) =>
  renderScreen(<Screen />, {
    messages: english,
    at: `people/${id}`,
    route: 'people/:memberId',
    answers: { Profile: answer(id, said, mayEdit) },
  });
const target = (name: string | RegExp) => screen.getByRole('link', { name }).getAttribute('href');

describe('somebody’s page', () => {
  it('says what helps to refer them, and is one tap from a referral, a call and a mail', async () => {
    const { asked } = show('kwame', { IDEAL_CUSTOMER: 'Somebody with an old shop front', GOALS: 'A second van' });
    await screen.findByRole('heading', { level: 1, name: 'Kwame Nwosu' });
    const words = within(screen.getByRole('heading', { name: 'In their words' }).closest('section')!);
    expect(words.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
      'Ideal customer',
      'Goals',
      'A story to retell',
    ]);
    expect(words.getByText('Somebody with an old shop front')).toBeTruthy();
    expect(target('Give a referral')).toBe('/c/harbour-lights/new?to=kwame');
    expect(target(/^Call/)).toBe('tel:+35315550014');
    expect(target(/^Write/)).toBe('mailto:kwame@example.com');
    // Everything in one request.
    expect(asked).toEqual([{ name: 'Profile', variables: { chapterId: 'c1', memberId: 'kwame', betweenUs: true } }]);
  });

  it('has this week’s ask, and the way to help with it', async () => {
    show('kwame', {});
    expect(await screen.findByText('Brady & Sons')).toBeTruthy();
    expect(target(/I can help/)).toBe('/c/harbour-lights/new?to=kwame&note=You+asked+for%3A+Brady+%26+Sons');
    expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull();
  });

  it('of one’s own leads to writing it, and to nothing that is for others', async () => {
    const { asked } = show('me', {}, true);
    expect((await screen.findByRole('link', { name: 'Edit' })).getAttribute('href')).toBe('/c/harbour-lights/profile');
    expect(screen.queryByRole('link', { name: /I can help|Give a referral/ })).toBeNull();
    expect(asked[0]?.variables).toMatchObject({ betweenUs: false });
  });
});
