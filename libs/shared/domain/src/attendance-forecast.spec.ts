import fc from 'fast-check';
import { DEFAULT_ATTENDANCE_POLICY, standingOf, type AttendancePolicy } from './attendance.js';
import { forecastAttendance, stepReached, type AttendanceEvent } from './attendance-forecast.js';
import { addDays } from './week.js';

const events = (text: string): AttendanceEvent[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((entry) => ({ mark: entry[0] as AttendanceEvent['mark'], date: entry.slice(1) }));
const forecast = (text: string, policy: Partial<AttendancePolicy> = {}) =>
  forecastAttendance(events(text), { ...DEFAULT_ATTENDANCE_POLICY, ...policy }, 26);

describe('the attendance forecast', () => {
  it('says who is clear, and how many absences are left', () => {
    expect(forecast('A2026-06-03 A2026-07-01')).toEqual({
      effectiveAbsences: 2,
      state: 'CLEAR',
      oldestAbsenceExpires: '2026-12-02',
      withinPolicyOn: null,
      clearOn: null,
      absencesLeft: 1,
    });
    expect(forecast('')).toMatchObject({ state: 'CLEAR', oldestAbsenceExpires: null, absencesLeft: 3 });
  });

  it('says when one more absence would no longer breach', () => {
    expect(forecast('A2026-06-03 A2026-07-01 A2026-08-05')).toMatchObject({
      state: 'NEXT_BREACHES',
      withinPolicyOn: null,
      clearOn: '2026-12-02',
      absencesLeft: 0,
    });
  });

  it('says when a breach ends and when all is clear again', () => {
    expect(forecast('A2026-08-05 A2026-06-03 A2026-07-01 A2026-09-02')).toMatchObject({
      effectiveAbsences: 4,
      state: 'BREACHED',
      withinPolicyOn: '2026-12-02',
      clearOn: '2026-12-30',
      absencesLeft: 0,
    });
  });

  it('counts lates and substitutes as the chapter does', () => {
    const policy = { absenceLimit: 2, latesPerAbsence: 2, substituteLimit: 1 };
    expect(forecast('L2026-06-03 L2026-06-10 S2026-06-17 S2026-06-24 A2026-07-01', policy)).toMatchObject({
      effectiveAbsences: 3,
      state: 'BREACHED',
      withinPolicyOn: '2026-12-02',
      clearOn: '2026-12-16',
    });
  });

  it('knows that a limit of none is never clear, and that no limit is always', () => {
    expect(forecast('', { absenceLimit: 0 })).toMatchObject({ state: 'NEXT_BREACHES', clearOn: null });
    expect(forecast('A2026-06-03 A2026-06-10', { absenceLimit: 0 })).toMatchObject({
      withinPolicyOn: '2026-12-09',
      clearOn: null,
    });
    expect(forecast('A2026-06-03', { absenceLimit: null })).toMatchObject({ state: 'CLEAR', absencesLeft: null });
  });

  it('ends a breach of the limit for medical leave when enough of it has left the window', () => {
    expect(forecast('M2026-06-03 M2026-06-10 A2026-06-17', { medicalLimit: 1 })).toMatchObject({
      state: 'BREACHED',
      withinPolicyOn: '2026-12-02',
      clearOn: '2026-12-02',
    });
  });

  it('is what the standing will be when only what is inside the window counts', () => {
    const mark = fc.constantFrom<AttendanceEvent['mark']>('A', 'L', 'S', 'M');
    const day = fc.integer({ min: 0, max: 25 }).map((week) => addDays('2026-05-20', 7 * week));
    const policy = fc.record({
      absenceLimit: fc.integer({ min: 0, max: 4 }),
      latesPerAbsence: fc.integer({ min: 0, max: 3 }),
      substituteLimit: fc.option(fc.integer({ min: 0, max: 2 })),
      medicalLimit: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    const list = fc.uniqueArray(fc.record({ date: day, mark }), { selector: (event) => event.date, maxLength: 20 });
    fc.assert(
      fc.property(list, policy, (given, rules) => {
        const stateAfter = (on: string) => {
          const left = given.filter((event) => addDays(event.date, 182) > on).map((event) => event.mark);
          const count = (letter: string) => left.filter((one) => one === letter).length;
          const marks = { absent: count('A'), late: count('L'), substitute: count('S'), medical: count('M') };
          return standingOf(marks, rules).state;
        };
        const { state, clearOn, withinPolicyOn } = forecastAttendance(given, rules, 26);
        for (let on = '2026-11-16'; on < '2027-05-20'; on = addDays(on, 1)) {
          if (state !== 'CLEAR') expect(stateAfter(on) === 'CLEAR').toBe(clearOn !== null && on >= clearOn);
          if (state === 'BREACHED')
            expect(stateAfter(on) !== 'BREACHED').toBe(withinPolicyOn !== null && on >= withinPolicyOn);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a step of the policy', () => {
  it('is reached once, when the standing gets worse', () => {
    expect(stepReached(null, 'BREACHED')).toBe('BREACHED');
    expect(stepReached('CLEAR', 'NEXT_BREACHES')).toBe('NEXT_BREACHES');
    expect(stepReached('NEXT_BREACHES', 'BREACHED')).toBe('BREACHED');
    expect(stepReached('BREACHED', 'BREACHED')).toBeNull();
    expect(stepReached('BREACHED', 'NEXT_BREACHES')).toBeNull();
    expect(stepReached('NEXT_BREACHES', 'CLEAR')).toBeNull();
  });
});
