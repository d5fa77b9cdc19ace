export * from './actor.js';
export * from './app-error.js';
export * from './clock.js';
export * from './config/config.js';
export * from './ids.js';
export * from './logger.js';
export * from './platform.module.js';
export * from './safe-cell.js';
