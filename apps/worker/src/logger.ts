import type { Logger } from '@chapterhouse/platform';

export const WORKER_LOGGER = Symbol('worker logger');
export type WorkerLogger = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
