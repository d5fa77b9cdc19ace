import { defineSchedule, housekeeping, loopTell, type Schedule, sweep, weeklyPlan } from '@chapterhouse/jobs';

/**
 * Every cron line there is, in UTC. A schedule only fans out: which chapter's local mail hour has come, daylight saving
 * included, is PostgreSQL's business.
 */
export const schedules: readonly Schedule[] = [
  // Some zones are half an hour or three quarters apart from UTC: see docs/adr/0007.
  defineSchedule({ id: 'weekly.plan.quarter-hourly', contract: weeklyPlan, payload: {}, cron: '1-59/15 * * * *' }),
  // Whose hour is decent is the chapter's business, too.
  defineSchedule({ id: 'loop.hourly', contract: loopTell, payload: {}, cron: '8 * * * *' }),
  defineSchedule({ id: 'sweep.ten-minutely', contract: sweep, payload: {}, cron: '*/10 * * * *' }),
  defineSchedule({ id: 'housekeeping.daily', contract: housekeeping, payload: {}, cron: '23 3 * * *' }),
];
