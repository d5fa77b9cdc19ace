export * from './report-files.js';
export * from './report-model.js';
export * from './reports.module.js';
export * from './reports.queries.js';
export { REPORT_LANGUAGES, Speech } from './words/speech.js';
