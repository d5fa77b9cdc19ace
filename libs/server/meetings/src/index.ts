export type { Mark } from './attendance-marks.js';
export * from './attendance.service.js';
export { meetingOfDay } from './ledger.js';
export * from './meetings.module.js';
export * from './meetings.queries.js';
export * from './meetings.service.js';
