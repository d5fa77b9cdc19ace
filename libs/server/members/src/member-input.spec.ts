import { systemActor } from '@chapterhouse/platform';
import { MEMBER_STATUSES } from '@chapterhouse/domain';
import { checkStatusStep, columnsOf, forHistory, type MemberDetails } from './member-input.js';
import { belongsOn } from './membership.js';

const actor = systemActor('test', []);
const columns = (given: MemberDetails, present?: { industry: string | null; speciality: string | null }): object =>
  columnsOf(given, actor, '2026-11-16', present);

describe('columnsOf', () => {
  it('trims texts, empties blank ones and keeps out what was not given', () => {
    expect(columns({ displayName: ' Seán O’Brien ', company: '  ', phone: null })).toEqual({
      displayName: 'Seán O’Brien',
      nameKey: 'sean obrien',
      company: null,
      phone: null,
    });
  });

  it('folds the classification of both parts, taking the part that was not given from the seat', () => {
    expect(columns({ speciality: 'Family  LAW' }, { industry: 'Legal', speciality: null })).toMatchObject({
      classificationKey: 'legal > family law',
    });
    expect(columns({ industry: null, speciality: null })).toMatchObject({ classificationKey: null });
  });

  it('dates and signs an exception, and takes it back', () => {
    expect(columns({ classificationException: { reason: ' two towns ' } })).toEqual({
      classificationException: { reason: 'two towns', by: 'test', on: '2026-11-16' },
    });
    expect(columns({ classificationException: null })).toEqual({ classificationException: null });
  });

  it.each([
    [{ displayName: ' ' }, 'displayName'],
    [{ displayName: '...' }, 'displayName'],
    [{ phone: '1'.repeat(51) }, 'phone'],
    [{ speciality: 'Law' }, 'industry'],
    [{ classificationException: { reason: ' ' } }, 'classificationException'],
    [{ renewalDue: '2026-02-30' }, 'renewalDue'],
  ])('refuses %p', (given, field) => {
    expect(() => columns(given)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field }));
  });
});

describe('checkStatusStep', () => {
  it('allows exactly the steps of a seat', () => {
    const allowed = MEMBER_STATUSES.flatMap((from) =>
      MEMBER_STATUSES.filter((to) => {
        try {
          checkStatusStep(from, to);
          return from !== to;
        } catch {
          return false;
        }
      }).map((to) => `${from} → ${to}`),
    );
    expect(allowed).toEqual([
      'PROSPECT → PENDING',
      'PROSPECT → ACTIVE',
      'PENDING → PROSPECT',
      'PENDING → ACTIVE',
      'ACTIVE → ON_LEAVE',
      'ON_LEAVE → ACTIVE',
    ]);
  });
});

describe('belongsOn', () => {
  it('counts the day of joining, not the day of leaving, and no candidate', () => {
    const seat = { status: 'ACTIVE' as const, joined: '2026-01-01', left: '2026-02-01' };
    const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'];
    expect(days.map((d) => belongsOn(seat, d))).toEqual([false, true, true, false]);
    expect(belongsOn({ ...seat, status: 'PENDING' }, '2026-01-15')).toBe(false);
  });
});

describe('forHistory', () => {
  it('keeps contact details out of the history', () => {
    expect(forHistory({ phone: '087', accountId: 'x', company: 'A & Co', nameKey: 'a' })).toEqual({
      phone: '(changed)',
      accountId: '(changed)',
      company: 'A & Co',
    });
  });
});
