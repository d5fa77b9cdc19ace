import { periodFor, periodsBefore, quarterOf, rangeOf } from './period.js';

const TODAY = '2026-11-16';

describe('the time of a report', () => {
  it('ends yesterday and looks back as long as usual', () => {
    expect(periodFor('CHAPTER_SUMMARY', {}, TODAY)).toEqual({ from: '2026-05-18', to: '2026-11-15' });
    expect(periodFor('MEMBER_REVIEW', {}, TODAY)).toEqual({ from: '2025-11-17', to: '2026-11-15' });
    expect(periodFor('CHAPTER_QUARTERLY', {}, TODAY)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(periodFor('CHAPTER_QUARTERLY', { to: '2026-02-10' }, TODAY)).toEqual({
      from: '2026-01-01',
      to: '2026-02-10',
    });
  });

  it('counts both days', () => {
    expect(rangeOf({ from: '2026-11-11', to: '2026-11-11' })).toEqual({ from: '2026-11-11', to: '2026-11-12' });
  });

  it.each([
    [{ from: '2026-02-30' }, 'from', /"2026-02-30" is not a date/],
    [{ from: '2026-11-10', to: '2026-11-09' }, 'from', /backwards/],
    [{ to: '2026-11-17' }, 'to', /2026-11-17 is still to come/],
    [{ from: '2020-01-01' }, 'from', /more than two years/],
  ])('refuses %j and says what helps', (asked, field, message) => {
    expect(() => periodFor('CHAPTER_SUMMARY', asked, TODAY)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', field, message: expect.stringMatching(message) }),
    );
  });

  it('knows the quarters of a calendar, over the turn of a year too', () => {
    expect(quarterOf('2026-11-16')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(periodsBefore({ from: '2026-01-01', to: '2026-03-31' }, 2)).toEqual([
      { from: '2025-07-01', to: '2025-09-30' },
      { from: '2025-10-01', to: '2025-12-31' },
      { from: '2026-01-01', to: '2026-03-31' },
    ]);
  });

  it('goes back in times of as many days from a time that is no quarter', () => {
    expect(periodsBefore({ from: '2026-11-02', to: '2026-11-15' }, 1)).toEqual([
      { from: '2026-10-19', to: '2026-11-01' },
      { from: '2026-11-02', to: '2026-11-15' },
    ]);
  });
});
