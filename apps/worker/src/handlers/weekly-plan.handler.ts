import { Inject, Injectable } from '@nestjs/common';
import { WeeklyService } from '@chapterhouse/digests';
import { type JobHandler, weeklyPlan } from '@chapterhouse/jobs';
import { WORKER_LOGGER, type WorkerLogger } from '../logger.js';

@Injectable()
export class WeeklyPlanHandler implements JobHandler<object> {
  readonly contract = weeklyPlan;
  readonly concurrency = 1;

  constructor(
    @Inject(WeeklyService) private readonly weekly: WeeklyService,
    @Inject(WORKER_LOGGER) private readonly logger: WorkerLogger,
  ) {}

  async handle(): Promise<void> {
    const planned = await this.weekly.plan();
    if (planned > 0) this.logger.info({ planned }, 'weeks planned');
  }
}
