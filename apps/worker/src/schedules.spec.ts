import { contracts } from '@chapterhouse/jobs';
import { schedules } from './schedules.js';

describe('the schedules', () => {
  it('have ids of their own, so that one never overwrites another', () => {
    expect(new Set(schedules.map(({ id }) => id)).size).toBe(schedules.length);
  });

  it('lead to jobs that there are, with payloads that fit', () => {
    for (const { contract, payload } of schedules) {
      expect(contracts).toContain(contract);
      expect(contract.payload.safeParse(payload).success).toBe(true);
    }
  });

  it('ask for due weeks in every quarter of an hour, since some zones lie between the hours', () => {
    const plan = schedules.find(({ contract }) => contract.name === 'weekly.plan');
    const [minutes = '', ...rest] = plan?.cron.split(' ') ?? [];
    expect(rest).toEqual(['*', '*', '*', '*']);
    const step = /^\*\/(\d+)$/.exec(minutes);
    const asked = step
      ? Array.from({ length: 60 }, (_, m) => m).filter((m) => m % Number(step[1]) === 0)
      : minutes.split(',').map(Number);
    expect(new Set(asked.map((minute) => Math.floor(minute / 15))).size).toBe(4);
  });
});
