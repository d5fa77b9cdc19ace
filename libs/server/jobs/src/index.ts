export * from './contracts.js';
export * from './job-contract.js';
export * from './job-runner.js';
export * from './jobs.js';
export * from './jobs.module.js';
export * from './migrate-queue.js';
export * from './queue-backend.js';
