import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@chapterhouse/database';
import { WeeklyModule } from '@chapterhouse/digests';
import { JobsModule } from '@chapterhouse/jobs';
import { type Clock, type Config, type Logger, PlatformModule } from '@chapterhouse/platform';
import { Health } from './health.js';
import { WORKER_LOGGER } from './logger.js';
import { HANDLERS, Worker } from './worker.js';

@Module({})
export class WorkerModule {
  static forRoot(config: Config, logger: Logger, clock?: Clock): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.forRoot(config, clock), DatabaseModule, JobsModule, WeeklyModule],
      providers: [{ provide: WORKER_LOGGER, useValue: logger }, ...HANDLERS, Worker, Health],
      exports: [Worker, Health],
    };
  }
}
