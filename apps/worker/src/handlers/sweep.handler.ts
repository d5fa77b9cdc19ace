import { Inject, Injectable } from '@nestjs/common';
import { WeeklyService } from '@chapterhouse/digests';
import { type JobHandler, sweep } from '@chapterhouse/jobs';
import { WORKER_LOGGER, type WorkerLogger } from '../logger.js';

@Injectable()
export class SweepHandler implements JobHandler<object> {
  readonly contract = sweep;
  readonly concurrency = 1;

  constructor(
    @Inject(WeeklyService) private readonly weekly: WeeklyService,
    @Inject(WORKER_LOGGER) private readonly logger: WorkerLogger,
  ) {}

  async handle(): Promise<void> {
    const found = await this.weekly.sweep();
    if (found.runs + found.deliveries > 0) this.logger.info(found, 'unfinished work enqueued again');
  }
}
