import fc from 'fast-check';
import { DEFAULT_ATTENDANCE_POLICY, markLetters, markOfLetter, standingOf, summariseAttendance } from './attendance.js';
import { ATTENDANCE_MARKS } from './vocabulary.js';

const of = (marks: string, oldestAbsence: string | null = null, unrecorded = 0) =>
  summariseAttendance({ marks, unrecorded, oldestAbsence }, 26);

describe('attendance', () => {
  it('counts marks and leaves medical leave out of the rate', () => {
    expect(of('PPLASMMP', '2026-06-10', 2)).toEqual({
      present: 3,
      absent: 1,
      late: 1,
      medical: 2,
      substitute: 1,
      unrecorded: 2,
      attendanceRate: 5 / 6,
      longestAbsence: 4,
      oldestAbsenceExpires: '2026-12-09',
    });
  });

  it('has no rate when nothing counts either way', () => {
    expect(of('').attendanceRate).toBeNull();
    expect(of('MMM')).toMatchObject({ attendanceRate: null, longestAbsence: 3, oldestAbsenceExpires: null });
  });

  it('lets an absence expire a window later, whatever the window', () => {
    expect(
      summariseAttendance({ marks: 'A', unrecorded: 0, oldestAbsence: '2026-01-07' }, 52).oldestAbsenceExpires,
    ).toBe('2027-01-06');
  });

  it('takes the longest run of being elsewhere, ended by being there or late', () => {
    expect(of('ASMPAA').longestAbsence).toBe(3);
    expect(of('ALALAS').longestAbsence).toBe(2);
    expect(of('PPPP').longestAbsence).toBe(0);
  });

  it('refuses a letter that is no mark', () => {
    expect(() => of('PX')).toThrow('"X"');
    expect(() => markOfLetter('X')).toThrow('"X"');
  });

  it('writes marks as letters and reads them back', () => {
    expect(markLetters(ATTENDANCE_MARKS)).toBe('PALMS');
    for (const mark of ATTENDANCE_MARKS) expect(markOfLetter(markLetters([mark]).toLowerCase())).toBe(mark);
  });

  it('keeps its figures in range and accounts for every mark', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ATTENDANCE_MARKS)), (marks) => {
        const figures = of(markLetters(marks));
        const { present, absent, late, medical, substitute } = figures;
        expect(present + absent + late + medical + substitute).toBe(marks.length);
        expect(figures.longestAbsence).toBeLessThanOrEqual(absent + medical + substitute);
        expect(figures.attendanceRate ?? 0).toBeGreaterThanOrEqual(0);
        expect(figures.attendanceRate ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('attendance policy', () => {
  const figures = { absent: 0, late: 0, substitute: 0, medical: 0 };

  it.each([
    [2, 'CLEAR'],
    [3, 'NEXT_BREACHES'],
    [4, 'BREACHED'],
  ])('with three allowed, %i absences are %s', (absent, state) => {
    expect(standingOf({ ...figures, absent }, DEFAULT_ATTENDANCE_POLICY)).toEqual({ effectiveAbsences: absent, state });
  });

  it('turns lates and substitutes into absences only where the chapter says so', () => {
    const busy = { absent: 1, late: 5, substitute: 4, medical: 9 };
    expect(standingOf(busy, DEFAULT_ATTENDANCE_POLICY)).toEqual({ effectiveAbsences: 1, state: 'CLEAR' });
    const strict = { absenceLimit: 3, latesPerAbsence: 2, substituteLimit: 3, medicalLimit: null };
    expect(standingOf(busy, strict)).toEqual({ effectiveAbsences: 1 + 2 + 1, state: 'BREACHED' });
  });

  it('never raises an alarm when the limit is off, and does for medical leave over its own', () => {
    const off = { ...DEFAULT_ATTENDANCE_POLICY, absenceLimit: null };
    expect(standingOf({ ...figures, absent: 20 }, off).state).toBe('CLEAR');
    expect(standingOf({ ...figures, medical: 5 }, { ...off, medicalLimit: 4 })).toEqual({
      effectiveAbsences: 0,
      state: 'BREACHED',
    });
    expect(standingOf({ ...figures, medical: 4 }, { ...off, medicalLimit: 4 }).state).toBe('CLEAR');
  });

  it('warns at once where not a single absence is allowed', () => {
    expect(standingOf(figures, { ...DEFAULT_ATTENDANCE_POLICY, absenceLimit: 0 }).state).toBe('NEXT_BREACHES');
  });
});
