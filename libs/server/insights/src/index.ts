export * from './insights.module.js';
export * from './insights.queries.js';
export { InsightsService, type ComputedWeek, type StoredWeek } from './insights.service.js';
