import { fireEvent, screen, waitFor } from '@testing-library/react';
import english from './messages/en.json' with { type: 'json' };
import { type Session, SessionContext } from '../../app/session/session.js';

const { renderScreen } = await import('../../testing/render-screen.js');
const { Screen } = await import('./new-chapter.screen.js');

const region = { id: 'r1', name: 'North Shore', country: null, chapterCount: 2 };
const regions = (list: object[]) => ({
  organisation: { id: 'o1', name: 'Guild' },
  regions: list,
});
const show = (role: string, answers: Record<string, object | (() => object)> = {}) => {
  const session = {
    account: {
      id: 'a',
      name: 'Admin',
      email: '',
      seats: [],
      staffRoles: [{ role, regionId: 'r1', organisationId: 'o1' }],
    },
    grants: [],
  } as unknown as Session;
  return renderScreen(
    <SessionContext value={session}>
      <Screen />
    </SessionContext>,
    { messages: english, at: 'new', answers: { StaffRegions: regions([region]), ...answers } },
  );
};

describe('making chapters and regions', () => {
  it('is there for admins of an organisation, and for nobody else', async () => {
    const { unmount } = show('REGION_DIRECTOR');
    expect(screen.queryByText('Regions')).toBeNull();
    unmount();
    show('ORGANISATION_ADMIN');
    await screen.findByRole('heading', { name: 'Regions' });
    screen.getByText('2 chapters');
  });

  it('makes a chapter once, however often the button is pressed, and says what comes next', async () => {
    let tries = 0;
    const chapter = { id: 'c9', slug: 'quayside', name: 'Quayside' };
    const refused = {
      code: 'SLUG_TAKEN',
      field: 'input.slug',
      message: 'Another chapter has it.',
    };
    const { asked } = show('ORGANISATION_ADMIN', {
      CreateChapter: () => ({
        createChapter: {
          ...(tries++ === 0 ? { userErrors: [refused], chapter: null } : { userErrors: [], chapter }),
        },
      }),
    });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Quayside' } });
    fireEvent.click(screen.getByRole('button', { name: 'Make the chapter' }));
    await screen.findByText('Another chapter has it.');
    fireEvent.click(screen.getByRole('button', { name: 'Make the chapter' }));
    await screen.findByText(/Quayside is there/);
    expect(screen.getByRole('link', { name: 'Bring in the members' }).getAttribute('href')).toBe('/c/quayside/imports');
    const [one, two] = asked.filter(({ name }) => name === 'CreateChapter').map(({ variables }) => variables['input']);
    expect(one).toMatchObject({ organisationId: 'o1', regionId: 'r1', name: 'Quayside', slug: null });
    expect(two).toEqual(one);
  });

  it('makes a region, and asks for one first where there is none', async () => {
    const { asked } = show('ORGANISATION_ADMIN', {
      StaffRegions: regions([]),
      CreateRegion: { createRegion: { userErrors: [], region } },
    });
    await screen.findByText('A chapter lies in a region: make one first.');
    fireEvent.change(screen.getByLabelText('Name of a new region'), { target: { value: 'North Shore' } });
    fireEvent.click(screen.getByRole('button', { name: 'Make the region' }));
    await waitFor(() =>
      expect(asked.map(({ name }) => name)).toEqual(['StaffRegions', 'CreateRegion', 'StaffRegions']),
    );
    expect(asked[1]?.variables).toEqual({ input: { organisationId: 'o1', name: 'North Shore' } });
  });
});
