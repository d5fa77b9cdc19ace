import { checkSettings, checkTogether, type ChapterSettings } from './chapter-settings.js';
import { slugOf } from './chapters.queries.js';
import { pageOf } from './page.js';

const refusal = (settings: object): unknown => {
  try {
    checkSettings(settings as Partial<ChapterSettings>);
  } catch (error) {
    return error;
  }
  return null;
};

describe('checkSettings', () => {
  it('brings currency, language and texts into their usual form', () => {
    expect(checkSettings({ currency: ' eur', locale: 'en-ie', name: ' Harbour ', meetingPlace: ' Quay 1 ' })).toEqual({
      currency: 'EUR',
      locale: 'en-IE',
      name: 'Harbour',
      meetingPlace: 'Quay 1',
    });
  });

  it('leaves out what is not a setting, and keeps what was not given as it is', () => {
    expect(checkSettings({ mailHour: 8, version: 9, slug: 'x' } as Partial<ChapterSettings>)).toEqual({ mailHour: 8 });
  });

  it.each([
    ['timeZone', 'Europe/Nowhere'],
    ['timeZone', '+01:00'],
    ['timeZone', ''],
    ['currency', 'XQQ'],
    ['currency', 'EURO'],
    ['locale', 'not a language'],
    ['meetingTime', '24:00'],
    ['meetingTime', '7:00'],
    ['meetingWeekday', 0],
    ['meetingWeekday', 8],
    ['mailHour', 24],
    ['mailHour', 7.5],
    ['windowWeeks', 3],
    ['evidenceWeeks', 105],
    ['absenceLimit', -1],
    ['scorecard', 'traffic'],
    ['brandColour', 'teal'],
    ['brandColour', '#0f6b66;}'],
    ['name', '   '],
    ['name', null],
  ])('refuses %s = %p and names the field', (field, value) => {
    expect(refusal({ [field]: value })).toMatchObject({ code: 'BAD_INPUT', field });
  });

  it.each(['Europe/Dublin', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Etc/GMT+5'])(
    'knows the time zone %s',
    (timeZone) => {
      expect(checkSettings({ timeZone })).toEqual({ timeZone });
    },
  );

  it('brings a colour into its usual form, and lets it be the one of the house', () => {
    expect(checkSettings({ brandColour: '7A1F3D' })).toEqual({ brandColour: '#7a1f3d' });
    expect(checkSettings({ brandColour: null })).toEqual({ brandColour: null });
  });

  it('lets the limits of substitutes and medical absences be empty', () => {
    expect(checkSettings({ substituteLimit: null, medicalLimit: null })).toEqual({
      substituteLimit: null,
      medicalLimit: null,
    });
  });

  it('refuses evidence that is shorter than the window', () => {
    const settings = { windowWeeks: 60, evidenceWeeks: 52 } as ChapterSettings;
    expect(() => checkTogether(settings)).toThrow('at least as many weeks');
  });
});

describe('slugOf', () => {
  it.each([
    ['Harbour & Quay, Dublin', 'harbour-quay-dublin'],
    ['  Łódź Główna ', 'lodz-glowna'],
    ['日本', ''],
  ])('makes of %p the short name %p', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

describe('pageOf', () => {
  it('gives fifty from the start unless told', () => {
    expect(pageOf({})).toEqual({ limit: 50, offset: 0 });
  });

  it.each([{ limit: 0 }, { limit: 101 }, { limit: 1.5 }, { offset: -1 }])('refuses %p', (page) => {
    expect(() => pageOf(page)).toThrow();
  });
});
