import { firstDay, latestMeetingDay, type MeetingDay, neighbours } from './week.js';

const meeting = (date: string): MeetingDay => ({ date, status: 'HELD', ledger: 'OPEN' });
const meetings = ['2026-11-19', '2026-11-12', '2026-10-29'].map(meeting);

describe('the week of a meeting', () => {
  it('begins with the latest meeting day up to today', () => {
    expect(latestMeetingDay('2026-11-22', 4)).toBe('2026-11-19');
    expect(latestMeetingDay('2026-11-19', 4)).toBe('2026-11-19');
    expect(latestMeetingDay('2026-11-18', 4)).toBe('2026-11-12');
  });

  it('proposes this week’s day when it is not planned yet', () => {
    expect(firstDay(meetings, '2026-11-27', 4)).toBe('2026-11-26');
    expect(firstDay(meetings, '2026-11-22', 4)).toBe('2026-11-19');
  });

  it('takes a meeting that was moved within its week', () => {
    expect(firstDay([meeting('2026-11-20'), ...meetings], '2026-11-22', 4)).toBe('2026-11-20');
  });

  it('goes from one meeting to the next over a gap', () => {
    expect(neighbours(meetings, '2026-11-12')).toMatchObject({
      before: { date: '2026-10-29' },
      after: { date: '2026-11-19' },
    });
    expect(neighbours(meetings, '2026-11-19').after).toBeNull();
  });
});
