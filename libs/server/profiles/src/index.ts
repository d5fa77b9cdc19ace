export * from './answers.queries.js';
export * from './answers.service.js';
export * from './profile-fields.js';
export * from './profiles.module.js';
export * from './profiles.queries.js';
export * from './profiles.service.js';
