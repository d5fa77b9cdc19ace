import { Inject, Injectable } from '@nestjs/common';
import type { ChapterPlace } from '@chapterhouse/chapters';
import { daysBetween, type LocalDate } from '@chapterhouse/domain';
import type { Figure } from '@chapterhouse/email';
import { authorize, type Actor } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';
import type { NamedSnapshot, NamedWaiting } from './leader-facts.js';
import {
  type AttendanceFinding,
  attendanceAlarmsOf,
  membersOf,
  type OneSidedFinding,
  oneSidedOf,
} from './leader-findings.js';
import { LEADERS_WAIT_DAYS, type MissingData } from './letter-data.js';
import { LetterFactsQueries } from './letter-facts.queries.js';

/** What leaders should know of a week: the findings of their letter, for a screen. */
export interface LeaderOverview {
  readonly asOf: LocalDate;
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
  /** Last week against the mean of the four weeks before. */
  readonly week: readonly Figure[];
  /** Whether the last week holds a meeting or a slip at all. */
  readonly recorded: boolean;
  readonly oneSided: readonly OneSidedFinding[];
  readonly turnedAround: readonly NamedSnapshot[];
  readonly settlingIn: readonly NamedSnapshot[];
  readonly alarms: readonly AttendanceFinding[];
  readonly waiting: readonly (NamedWaiting & { readonly days: number })[];
  readonly missing: MissingData;
}

/** The findings of a kept week, as the leaders' letter has them or would have had them. */
@Injectable()
export class LeaderOverviewQueries {
  constructor(@Inject(LetterFactsQueries) private readonly facts: LetterFactsQueries) {}

  /**
   * The latest week unless told; for leaders and the membership committee; null when none was computed.
   * @throws AppError FORBIDDEN, NOT_FOUND.
   */
  async ofChapter(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    day: LocalDate | null = null,
  ): Promise<LeaderOverview | null> {
    authorize(actor, 'insights:read', place, 'chapter');
    const { chapterId } = place;
    const [latest] = await em.query<{ asOf: LocalDate }[]>(
      `select as_of as "asOf" from chapter_week
       where chapter_id = $1 and ($2::date is null or as_of = $2) order by as_of desc limit 1`,
      [chapterId, day],
    );
    const week = latest && (await this.facts.ofWeek(em, chapterId, latest.asOf));
    if (!week) return null;
    const { asOf, windowWeeks, evidenceWeeks, data, waiting } = week;
    return {
      asOf,
      windowWeeks,
      evidenceWeeks,
      week: data.figures,
      recorded: data.recorded,
      oneSided: oneSidedOf(week),
      turnedAround: membersOf(week, ({ notes }) => notes.turnedAround),
      settlingIn: membersOf(week, ({ figures }) => figures.verdict === 'SETTLING_IN'),
      alarms: attendanceAlarmsOf(week),
      waiting: waiting
        .map((slip) => ({ ...slip, days: daysBetween(slip.date, asOf) }))
        .filter(({ days }) => days >= LEADERS_WAIT_DAYS),
      missing: data.missing,
    };
  }
}
