import { ATTENDANCE_MARKS } from '@chapterhouse/domain';
import { checkMarks, conflictOf, isSameMark, type CheckedMark, type Mark } from './attendance-marks.js';
import { latestMeetingDay } from './meetings.service.js';

const mark = (given: Partial<Mark> = {}): Mark => ({ memberId: 'm', mark: 'PRESENT', expectedVersion: 0, ...given });

describe('checkMarks', () => {
  it('completes a mark', () => {
    expect(checkMarks([mark({ mark: 'SUBSTITUTE', substituteName: ' Jo ', leftEarly: true })])).toEqual([
      { memberId: 'm', mark: 'SUBSTITUTE', substituteName: 'Jo', leftEarly: true, expectedVersion: 0 },
    ]);
  });

  it.each(ATTENDANCE_MARKS.filter((m) => m !== 'SUBSTITUTE'))('names no substitute with %s', (m) => {
    expect(() => checkMarks([mark({ mark: m, substituteName: 'Jo' })])).toThrow(
      expect.objectContaining({ field: 'substituteName' }),
    );
  });

  it.each(['ABSENT', 'MEDICAL', null] as const)('lets nobody leave early who is %s', (m) => {
    expect(() => checkMarks([mark({ mark: m, leftEarly: true })])).toThrow(
      expect.objectContaining({ field: 'leftEarly' }),
    );
  });

  it('refuses a member twice, none at all, and a version below 0', () => {
    expect(() => checkMarks([mark(), mark()])).toThrow('only once');
    expect(() => checkMarks([])).toThrow('1 to 200');
    expect(() => checkMarks([mark({ expectedVersion: -1 })])).toThrow(
      expect.objectContaining({ field: 'expectedVersion' }),
    );
  });
});

describe('isSameMark', () => {
  const [wanted] = checkMarks([mark()]) as [CheckedMark];
  const there = { mark: 'PRESENT' as const, substituteName: null, leftEarly: false, markedByName: 'Ann' };

  it('sees what is there already, whoever wrote it', () => {
    expect(isSameMark(wanted, there)).toBe(true);
    expect(isSameMark(wanted, { ...there, leftEarly: true })).toBe(false);
    expect(isSameMark(wanted, undefined)).toBe(false);
    expect(isSameMark({ ...wanted, mark: null }, undefined)).toBe(true);
  });

  it('says who marked what', () => {
    expect(conflictOf('Bo', { ...there, mark: 'LATE' }).message).toContain('Ann marked Bo as late');
    expect(conflictOf('Bo', undefined).message).toContain('somebody else removed the mark of Bo');
  });
});

describe('latestMeetingDay', () => {
  it.each([
    ['2026-11-16', 1, '2026-11-16'],
    ['2026-11-16', 3, '2026-11-11'],
    ['2026-11-16', 7, '2026-11-15'],
    ['2026-11-18', 3, '2026-11-18'],
    ['1969-12-31', 4, '1969-12-25'],
  ])('looks back from %s to the weekday %i: %s', (today, weekday, day) => {
    expect(latestMeetingDay(today, weekday)).toBe(day);
  });
});
