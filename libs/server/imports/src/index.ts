export * from './adapters/report.js';
export * from './imports.module.js';
export { ImportsQueries } from './imports.queries.js';
export * from './imports.service.js';
export * from './imports.types.js';
export * from './plan/plan.types.js';
export { limits as importLimits, type SourceFile } from './readers/sheet.js';
