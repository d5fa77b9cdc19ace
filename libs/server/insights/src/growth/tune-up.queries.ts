import { Inject, Injectable } from '@nestjs/common';
import { memberIdsIn, type Actor } from '@chapterhouse/platform';
import type { ChapterPlace } from '@chapterhouse/chapters';
import { mostImportant, wholeTuneUp, type Finding, type LocalDate } from '@chapterhouse/domain';
import { AnswerQueries } from '@chapterhouse/profiles';
import type { EntityManager } from 'typeorm';
import { InsightsQueries } from '../insights.queries.js';

export interface TuneUp {
  readonly asOf: LocalDate;
  /** In the order of the questions. The two that rest on confidential answers are in it for the member alone. */
  readonly findings: readonly Finding[];
  /** At most three, ACT before WATCH. */
  readonly important: readonly Finding[];
}

/** Why a member does not get referrals, and what to do about it. */
@Injectable()
export class TuneUpQueries {
  constructor(
    @Inject(InsightsQueries) private readonly insights: InsightsQueries,
    @Inject(AnswerQueries) private readonly answers: AnswerQueries,
  ) {}

  /**
   * A member's tune-up of a kept week, the latest unless told: one's own in full, anybody's without the confidential findings for
   * leaders and the membership committee. null for a former member and when there is no week. @throws AppError FORBIDDEN, NOT_FOUND.
   */
  async ofMember(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    memberId: string,
    asOf: LocalDate | null = null,
  ): Promise<TuneUp | null> {
    const week = await this.insights.ofMember(em, place, actor, memberId, asOf);
    if (!week?.growth) return null;
    const open = week.growth.tuneUp;
    if (!memberIdsIn(actor, place.chapterId).includes(memberId)) return tuneUpOf(week.asOf, open);
    const confidential = await this.answers.findings(em, place, actor, memberId, week.asOf);
    return tuneUpOf(week.asOf, wholeTuneUp(open, confidential));
  }
}

function tuneUpOf(asOf: LocalDate, findings: readonly Finding[]): TuneUp {
  return { asOf, findings, important: mostImportant(findings) };
}
