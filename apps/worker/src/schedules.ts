import { defineSchedule, type Schedule, sweep, weeklyPlan } from '@chapterhouse/jobs';

/**
 * Every cron line there is, in UTC. A schedule only fans out: which chapter's local mail hour has come, daylight saving
 * included, is PostgreSQL's business.
 */
export const schedules: readonly Schedule[] = [
  defineSchedule({ id: 'weekly.plan.hourly', contract: weeklyPlan, payload: {}, cron: '1 * * * *' }),
  defineSchedule({ id: 'sweep.ten-minutely', contract: sweep, payload: {}, cron: '*/10 * * * *' }),
];
