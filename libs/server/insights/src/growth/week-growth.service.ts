import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '@chapterhouse/domain';
import { AnswerService } from '@chapterhouse/profiles';
import type { EntityManager } from 'typeorm';
import { AttendanceLetterService } from './attendance-letters.service.js';
import { ProposalService } from './one-to-one-proposals.service.js';

/** What a week set going besides its figures. All zero when the same week is computed again. */
export interface WeekGrowth {
  /** Sets of confidential answers summed up, and members asked for an answer. */
  readonly answerSets: number;
  readonly invitations: number;
  readonly letterDrafts: number;
  readonly proposals: number;
}

/** What follows from a kept week: summed-up answers, new questions, drafts of letters, proposed one-to-ones. */
@Injectable()
export class WeekGrowthService {
  constructor(
    @Inject(AnswerService) private readonly answers: AnswerService,
    @Inject(AttendanceLetterService) private readonly letters: AttendanceLetterService,
    @Inject(ProposalService) private readonly proposals: ProposalService,
  ) {}

  /**
   * In the transaction that kept the week, after `storeSnapshots`. Chapters that have a later week are left out: history that is
   * filled in asks nobody anything.
   */
  async follow(em: EntityManager, asOf: LocalDate, chapterIds: readonly string[]): Promise<WeekGrowth> {
    const current = await em.query<{ id: string }[]>(
      `select w.chapter_id as id from chapter_week w
       where w.chapter_id = any ($1::uuid[]) and w.as_of = $2::date
         and not exists (select from chapter_week l where l.chapter_id = w.chapter_id and l.as_of > w.as_of)
       order by w.chapter_id`,
      [chapterIds, asOf],
    );
    const ids = current.map((row) => row.id);
    return {
      answerSets: await this.answers.publish(em, asOf, ids),
      invitations: await this.answers.invite(em, asOf, ids),
      letterDrafts: await this.letters.draft(em, asOf, ids),
      proposals: await this.proposals.propose(em, asOf, ids),
    };
  }
}
