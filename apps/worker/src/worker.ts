import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { LetterSender } from '@chapterhouse/digests';
import {
  checkHandlers,
  contracts,
  type JobHandler,
  JobRunner,
  Jobs,
  QUEUE_BACKEND,
  sweep as sweepJob,
  weeklyPlan,
  type QueueBackend,
} from '@chapterhouse/jobs';
import { HousekeepingHandler } from './handlers/housekeeping.handler.js';
import { LoopTellHandler } from './handlers/loop-tell.handler.js';
import { MailSendHandler } from './handlers/mail-send.handler.js';
import { SweepHandler } from './handlers/sweep.handler.js';
import { WeeklyComputeHandler } from './handlers/weekly-compute.handler.js';
import { WeeklyPlanHandler } from './handlers/weekly-plan.handler.js';
import { WORKER_LOGGER, type WorkerLogger } from './logger.js';
import { schedules } from './schedules.js';

/** The handlers of this process, one for each contract. */
export const HANDLERS = [
  WeeklyPlanHandler,
  WeeklyComputeHandler,
  MailSendHandler,
  LoopTellHandler,
  SweepHandler,
  HousekeepingHandler,
] as const;

/** Starts the handlers and writes the schedules; at shutdown it stops taking jobs before anything else closes. */
@Injectable()
export class Worker implements BeforeApplicationShutdown {
  private readonly runner: JobRunner;
  private readonly handlers: readonly JobHandler[];

  constructor(
    @Inject(QUEUE_BACKEND) backend: QueueBackend,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(LetterSender) private readonly sender: LetterSender,
    @Inject(WORKER_LOGGER) logger: WorkerLogger,
    @Inject(WeeklyPlanHandler) plan: WeeklyPlanHandler,
    @Inject(WeeklyComputeHandler) compute: WeeklyComputeHandler,
    @Inject(MailSendHandler) send: MailSendHandler,
    @Inject(LoopTellHandler) loop: LoopTellHandler,
    @Inject(SweepHandler) sweep: SweepHandler,
    @Inject(HousekeepingHandler) housekeeping: HousekeepingHandler,
  ) {
    this.handlers = [plan, compute, send, loop, sweep, housekeeping];
    checkHandlers(contracts, this.handlers);
    this.runner = new JobRunner(backend, logger);
  }

  async start(): Promise<void> {
    await this.sender.warmUp();
    await this.runner.start(this.handlers);
    await this.jobs.upsertSchedules(schedules);
    // What was missed while no worker ran need not wait for the next quarter of an hour.
    await this.jobs.enqueue(weeklyPlan, {});
    await this.jobs.enqueue(sweepJob, {});
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.stop();
  }
}
