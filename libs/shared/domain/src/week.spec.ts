import fc from 'fast-check';
import {
  addDays,
  dateOfDay,
  dayNumber,
  daysBetween,
  isActiveAt,
  isLocalDate,
  isMemberOn,
  isWithin,
  parseLocalDate,
  tenureWeeks,
  weeksActive,
  windowBefore,
} from './week.js';

const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });

describe('dates and weeks', () => {
  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '0000-01-01',
    '26-1-1',
    '2026-1-01',
    '2026-11-16T00:00:00Z',
    '',
    ' 2026-11-16',
  ])('refuses %j and names it', (value) => {
    expect(() => parseLocalDate(value)).toThrow(`"${value}"`);
    expect(isLocalDate(value)).toBe(false);
  });

  it('knows leap days and the ends of the calendar', () => {
    expect(parseLocalDate('2024-02-29')).toBe('2024-02-29');
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dateOfDay(dayNumber('0001-01-01'))).toBe('0001-01-01');
    expect(() => addDays('9999-12-31', 1)).toThrow('outside the calendar');
    expect(() => addDays('2026-01-01', 0.5)).toThrow('outside the calendar');
    expect(isLocalDate(20261116)).toBe(false);
  });

  it('goes to a day number and back', () => {
    fc.assert(fc.property(anyDay, (day) => expect(dayNumber(dateOfDay(day))).toBe(day)));
  });

  it('adds days across the change of the clocks as across any other day', () => {
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });

  it('looks back from the day of the run and never at it', () => {
    const window = windowBefore('2026-11-16', 26);
    expect(window).toEqual({ from: '2026-05-18', to: '2026-11-16' });
    expect(isWithin('2026-11-16', window)).toBe(false);
    expect(isWithin('2026-11-15', window)).toBe(true);
    expect(isWithin('2026-05-18', window)).toBe(true);
    expect(isWithin('2026-05-17', window)).toBe(false);
    expect(() => windowBefore('2026-11-16', 0)).toThrow('0 weeks');
    expect(() => windowBefore('2026-11-16', 1.5)).toThrow('1.5 weeks');
  });

  it('counts a membership from the day of joining to the day before leaving', () => {
    expect(isActiveAt('2026-11-16', '2026-11-16', null)).toBe(false);
    expect(isActiveAt('2026-11-16', '2026-11-15', null)).toBe(true);
    expect(isActiveAt('2026-11-16', '2020-01-01', '2026-11-16')).toBe(false);
    expect(isActiveAt('2026-11-16', '2020-01-01', '2026-11-17')).toBe(true);
    expect(isMemberOn('2026-09-07', '2022-11-04', '2026-09-07')).toBe(false);
    expect(isMemberOn('2022-11-04', '2022-11-04', '2026-09-07')).toBe(true);
  });

  it('measures tenure in full weeks and activity in days', () => {
    expect(tenureWeeks('2026-11-16', '2026-08-18')).toBe(12);
    expect(tenureWeeks('2026-11-16', '2026-08-17')).toBe(13);
    expect(tenureWeeks('2026-11-16', '2026-11-17')).toBe(-1);
    const window = windowBefore('2026-11-16', 26);
    expect(weeksActive(window, '2020-01-01', null)).toBe(26);
    expect(weeksActive(window, '2020-01-01', '2026-09-07')).toBe(16);
    expect(weeksActive(window, '2026-11-15', null)).toBe(1 / 7);
    expect(weeksActive(window, '2020-01-01', '2026-05-18')).toBe(0);
    expect(weeksActive(window, '2020-01-01', '2020-02-01')).toBe(0);
  });
});
