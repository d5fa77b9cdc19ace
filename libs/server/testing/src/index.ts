export * from './actors.js';
export * from './factories.js';
export * from './fixed-clock.js';
export * from './mailbox.js';
export * from './test-database.js';
export * from './test-redis.js';
export * from './vectors.js';
