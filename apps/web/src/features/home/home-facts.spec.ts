import { nextMeeting, waitingFirst, weeklyFlow } from './home-facts.js';

describe('the facts of the home page', () => {
  it('finds the next meeting by the weekday of the chapter when none is in the calendar', () => {
    // 2026-11-22 is a Sunday.
    expect(nextMeeting('2026-11-22', 3, undefined)).toBe('2026-11-25');
    expect(nextMeeting('2026-11-22', 7, undefined)).toBe('2026-11-22');
    expect(nextMeeting('2026-11-23', 7, undefined)).toBe('2026-11-29');
    expect(nextMeeting('2026-11-22', 3, '2026-11-26')).toBe('2026-11-26');
  });

  it('counts what was given and received by weeks that end today', () => {
    const slip = (date: string, memberId: string | null) => ({ date, from: { memberId } });
    const slips = [
      slip('2026-11-22', 'me'),
      slip('2026-11-16', null),
      slip('2026-11-15', 'me'),
      slip('2026-11-01', 'me'),
    ];
    expect(weeklyFlow(slips, 'me', '2026-11-22', 3)).toEqual({ given: [0, 1, 1], received: [0, 0, 1] });
  });

  it('shows the newest referrals without an answer first, and the oldest when few came of late', () => {
    const slip = (id: string, to: string, status = 'NEW') => ({ id, status, to: { memberId: to } });
    const recent = [slip('a', 'you'), slip('b', 'me', 'WON'), slip('c', 'me', 'CONTACTED'), slip('d', 'me')];
    const longest = [slip('y', 'me'), slip('d', 'me'), slip('z', 'me')];
    const ids = (most: number) => waitingFirst(recent, longest, 'me', most).map(({ id }) => id);
    expect(ids(2)).toEqual(['c', 'd']);
    expect(ids(4)).toEqual(['c', 'd', 'y', 'z']);
  });
});
