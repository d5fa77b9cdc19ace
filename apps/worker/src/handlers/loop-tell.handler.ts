import { Inject, Injectable } from '@nestjs/common';
import { MomentLetterService } from '@chapterhouse/digests';
import { type JobHandler, loopTell } from '@chapterhouse/jobs';
import { WORKER_LOGGER, type WorkerLogger } from '../logger.js';

@Injectable()
export class LoopTellHandler implements JobHandler<object> {
  readonly contract = loopTell;
  readonly concurrency = 1;

  constructor(
    @Inject(MomentLetterService) private readonly letters: MomentLetterService,
    @Inject(WORKER_LOGGER) private readonly logger: WorkerLogger,
  ) {}

  async handle(): Promise<void> {
    const written = await this.letters.tell();
    if (written > 0) this.logger.info({ written }, 'people are told what moved');
  }
}
