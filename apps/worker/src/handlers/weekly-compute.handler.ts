import { Inject, Injectable } from '@nestjs/common';
import { type Batch, COMPUTE_CONCURRENCY, WeeklyService } from '@chapterhouse/digests';
import { type JobHandler, weeklyCompute } from '@chapterhouse/jobs';
import { WORKER_LOGGER, type WorkerLogger } from '../logger.js';

@Injectable()
export class WeeklyComputeHandler implements JobHandler<Batch> {
  readonly contract = weeklyCompute;
  readonly concurrency = COMPUTE_CONCURRENCY;

  constructor(
    @Inject(WeeklyService) private readonly weekly: WeeklyService,
    @Inject(WORKER_LOGGER) private readonly logger: WorkerLogger,
  ) {}

  async handle(batch: Batch): Promise<void> {
    const { done, failed } = await this.weekly.compute(batch);
    this.logger.info({ asOf: batch.asOf, done: done.length, failed: failed.length }, 'weeks computed');
    for (const { chapterId } of failed)
      this.logger.error({ asOf: batch.asOf, chapterId }, 'week failed; see weekly_run.error');
  }
}
