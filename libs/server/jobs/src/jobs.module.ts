import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config, createLogger } from '@chapterhouse/platform';
import { Jobs } from './jobs.js';
import { type QueueBackend, queueBackend } from './queue-backend.js';

export const QUEUE_BACKEND = Symbol('queue backend');

/** The queue of the configured backend, for everybody who enqueues. */
@Global()
@Module({
  providers: [
    {
      provide: QUEUE_BACKEND,
      inject: [CONFIG],
      useFactory: ({ DATABASE_URL, REDIS_URL, QUEUE_PREFIX }: Config): QueueBackend =>
        queueBackend({ databaseUrl: DATABASE_URL, redisUrl: REDIS_URL, prefix: QUEUE_PREFIX }),
    },
    {
      provide: Jobs,
      inject: [QUEUE_BACKEND, CONFIG],
      useFactory: (backend: QueueBackend, { LOG_LEVEL }: Config) => new Jobs(backend, createLogger('jobs', LOG_LEVEL)),
    },
  ],
  exports: [QUEUE_BACKEND, Jobs],
})
export class JobsModule implements OnApplicationShutdown {
  constructor(@Inject(Jobs) private readonly jobs: Jobs) {}

  async onApplicationShutdown(): Promise<void> {
    await this.jobs.close();
  }
}
