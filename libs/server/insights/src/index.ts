export * from './insights.module.js';
export * from './insights.queries.js';
export { InsightsService, type ComputedWeek, type StoredWeek } from './insights.service.js';
export { type ChapterGrowth, type MemberGrowth } from './growth/growth.js';
export { type Rota, type RotaPair } from './growth/rota.js';
export * from './follow-ups.service.js';
export * from './pictures.queries.js';
