import { Inject, Injectable } from '@nestjs/common';
import { Door, keepHouse } from '@chapterhouse/database';
import { housekeeping, type JobHandler } from '@chapterhouse/jobs';
import { Clock, systemActor } from '@chapterhouse/platform';
import { WORKER_LOGGER, type WorkerLogger } from '../logger.js';

@Injectable()
export class HousekeepingHandler implements JobHandler<object> {
  readonly contract = housekeeping;
  readonly concurrency = 1;

  constructor(
    @Inject(Door) private readonly door: Door,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WORKER_LOGGER) private readonly logger: WorkerLogger,
  ) {}

  async handle(): Promise<void> {
    const gone = await this.door.run(systemActor('worker.housekeeping', []), (em) => keepHouse(em, this.clock.now()));
    this.logger.info(gone, 'house kept');
  }
}
