import { PROFILE_FIELDS, type ProfileView } from '@chapterhouse/profiles';
import { profileOf } from './profiles.mapping.js';

const view: ProfileView = {
  memberId: 'ada',
  parts: [
    { field: 'IDEAL_CUSTOMER', text: 'Landlords', editedOn: '2026-05-20' },
    { field: 'SKILLS', text: 'Old wiring', editedOn: '2026-05-19' },
  ],
  storyOn: '2026-11-16',
  stories: 2,
  ask: null,
};

describe('a profile for the screen', () => {
  it('has every part in the order of the fields, with its age, and is stale after 180 days', () => {
    const { parts } = profileOf(view, 'quay', '2026-11-16', true);
    expect(parts.map((part) => part.field)).toEqual(PROFILE_FIELDS);
    expect(parts.find((part) => part.field === 'IDEAL_CUSTOMER')).toMatchObject({ ageDays: 180, stale: false });
    expect(parts.find((part) => part.field === 'SKILLS')).toMatchObject({ ageDays: 181, stale: true });
    expect(parts.find((part) => part.field === 'GOALS')).toEqual({
      ...{ field: 'GOALS', text: null, editedOn: null, ageDays: null, stale: false },
    });
  });

  it('says how old the newest story is', () => {
    expect(profileOf(view, 'quay', '2026-11-20', false)).toMatchObject({
      ...{ storyCount: 2, storyAgeDays: 4, storyStale: false, mayEdit: false, ask: null },
    });
    expect(profileOf(view, 'quay', '2027-05-16', false)).toMatchObject({ storyAgeDays: 181, storyStale: true });
    const without = profileOf({ ...view, storyOn: null, stories: 0 }, 'quay', '2027-05-16', false);
    expect(without).toMatchObject({ storyAgeDays: null, storyStale: false });
  });
});
