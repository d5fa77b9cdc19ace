import { Inject, Injectable } from '@nestjs/common';
import { type DeliveryRef, SEND_CONCURRENCY, WeeklyService } from '@chapterhouse/digests';
import { type JobHandler, mailSend } from '@chapterhouse/jobs';

@Injectable()
export class MailSendHandler implements JobHandler<DeliveryRef> {
  readonly contract = mailSend;
  readonly concurrency = SEND_CONCURRENCY;

  constructor(@Inject(WeeklyService) private readonly weekly: WeeklyService) {}

  async handle(delivery: DeliveryRef): Promise<void> {
    const sending = await this.weekly.send(delivery);
    // The ledger has it waiting again; the queue's back-off is when to come back.
    if (sending.state === 'LATER' && !sending.asleep) throw new Error(`The mail server put it off: ${sending.reason}`);
  }
}
