import { Inject, Injectable } from '@nestjs/common';
import { ChapterDoor } from '@chapterhouse/chapters';
import { audit } from '@chapterhouse/database';
import { isLocalDate, type LocalDate } from '@chapterhouse/domain';
import { Jobs, mailSend, weeklyCompute } from '@chapterhouse/jobs';
import { type Actor, AppError, authorize, Clock, notFound } from '@chapterhouse/platform';
import { RunLedger } from './run-ledger.js';
import { type Delivery, type WeeklyRun, WeeklyQueries } from './weekly.queries.js';

/** What leaders may ask of the weekly run: compute it now, send a letter again. */
@Injectable()
export class WeeklyRunsService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(RunLedger) private readonly runs: RunLedger,
    @Inject(WeeklyQueries) private readonly queries: WeeklyQueries,
  ) {}

  /**
   * Asks for the week of a date (today there, when none is given); the worker computes it within moments. A week that was
   * computed before is brought up to date, and letters that went out are not sent again.
   * @throws AppError BAD_INPUT for a date in the future, FORBIDDEN, NOT_FOUND.
   */
  async runNow(actor: Actor, input: { chapterId: string; asOf?: LocalDate | null; mail: boolean }): Promise<WeeklyRun> {
    const { chapterId, mail } = input;
    return this.door.run(actor, chapterId, async (em, place, today) => {
      authorize(actor, 'runs:write', place, 'chapter');
      const asOf = input.asOf ?? today;
      if (!isLocalDate(asOf) || asOf > today) {
        throw new AppError(
          'BAD_INPUT',
          'A week can be computed up to today. Choose a date that is not in the future.',
          'asOf',
        );
      }
      await this.runs.request(em, asOf, [chapterId], mail, this.clock.now());
      await audit(em, actor, {
        chapterId,
        action: 'week.requested',
        subjectType: 'weekly_run',
        subjectId: asOf,
        after: { mail },
      });
      this.jobs.enqueueAfterCommit(em, weeklyCompute, { asOf, chapterIds: [chapterId] });
      const run = await this.queries.run(em, place, actor, asOf);
      if (!run) throw notFound('weekly run');
      return run;
    });
  }

  /**
   * Sends a letter again on purpose, whatever became of it before; preference and address are asked again then. It has the same
   * Message-ID, so that a mail program which has the first copy may show it once.
   * @throws AppError CONFLICT while it is on its way, FORBIDDEN, NOT_FOUND.
   */
  async sendAgain(actor: Actor, input: { chapterId: string; deliveryId: string }): Promise<Delivery> {
    const { chapterId, deliveryId } = input;
    return this.door.run(actor, chapterId, async (em, place) => {
      authorize(actor, 'runs:write', place, 'chapter');
      const [before] = await em.query<{ state: string }[]>(
        `select state from delivery where chapter_id = $1 and id = $2 for update`,
        [chapterId, deliveryId],
      );
      if (!before) throw notFound('letter');
      if (before.state === 'PENDING' || before.state === 'SENDING') {
        throw new AppError('CONFLICT', 'This letter is on its way already. Look again in a minute.', 'deliveryId');
      }
      const [again] = await em.query<Delivery[]>(
        `with again as (
           update delivery set state = 'PENDING', attempts = 0, sent_at = null, reason = null, lease_until = null, created_at = $3
           where chapter_id = $1 and id = $2 returning *)
         select id, as_of as "asOf", kind, member_id as "memberId", state, attempts, reason, sent_at as "sentAt",
           created_at as "createdAt" from again`,
        [chapterId, deliveryId, this.clock.now()],
      );
      if (!again) throw notFound('letter');
      const subject = { subjectType: 'delivery', subjectId: deliveryId };
      await audit(em, actor, { chapterId, action: 'letter.sent-again', ...subject, before });
      this.jobs.enqueueAfterCommit(em, mailSend, { chapterId, deliveryId });
      return again;
    });
  }
}
