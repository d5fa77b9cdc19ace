import type { SettingsFragment } from './gql/operations.js';
import { changesOf, valuesOf, wrongFields } from './setting-values.js';

const settings: SettingsFragment = {
  id: 'c',
  slug: 'harbour',
  version: 3,
  name: 'Harbour',
  meetingWeekday: 4,
  meetingTime: '07:00:00',
  meetingPlace: '',
  windowWeeks: 26,
  evidenceWeeks: 52,
  absenceLimit: 3,
  latesPerAbsence: 3,
  substituteLimit: 4,
  medicalLimit: null,
  scorecard: 'classic-uk-2012',
  mailEnabled: true,
  mailWeekday: 1,
  mailHour: 7,
  locale: 'en-IE',
  currency: 'EUR',
  timeZone: 'Europe/Dublin',
  brandColour: '#7a1f3d',
  logoUrl: null,
};
const values = valuesOf(settings);

describe('settings', () => {
  it('send nothing when nothing was changed', () => {
    expect(changesOf(settings, values)).toEqual({});
  });

  it('send numbers as numbers, and no limit as null', () => {
    const changed = { ...values, absenceLimit: ' 2 ', substituteLimit: '', medicalLimit: '5', name: 'Harbour Lights' };
    expect(changesOf(settings, changed)).toEqual({
      absenceLimit: 2,
      substituteLimit: null,
      medicalLimit: 5,
      name: 'Harbour Lights',
    });
  });

  it('switch the letters off', () => {
    expect(changesOf(settings, { ...values, mailEnabled: false })).toEqual({ mailEnabled: false });
  });

  it('go back to the colour of the house when there is none', () => {
    expect(changesOf(settings, { ...values, brandColour: ' ' })).toEqual({ brandColour: null });
    expect(changesOf(settings, { ...values, brandColour: '#123456' })).toEqual({ brandColour: '#123456' });
    expect(wrongFields({ ...values, brandColour: '' })).toEqual([]);
    expect(wrongFields({ ...values, brandColour: 'mauve' })).toEqual(['brandColour']);
  });

  it('name the fields that are no number', () => {
    expect(wrongFields({ ...values, absenceLimit: '', windowWeeks: '2.5', medicalLimit: '' })).toEqual([
      'windowWeeks',
      'absenceLimit',
    ]);
  });
});
