import { Inject, Injectable } from '@nestjs/common';
import type { ChapterPlace } from '@chapterhouse/chapters';
import type { LocalDate } from '@chapterhouse/domain';
import { FollowUpService, InsightsQueries, PictureQueries, TuneUpQueries } from '@chapterhouse/insights';
import { MemberQueries } from '@chapterhouse/members';
import { allows, AppError, authorize, Clock, memberIdsIn, type Actor } from '@chapterhouse/platform';
import { ProfileQueries } from '@chapterhouse/profiles';
import type { EntityManager } from 'typeorm';
import { attendanceSheet } from './build/attendance-sheet.js';
import { chapterQuarterly } from './build/chapter-quarterly.js';
import { chapterSummary } from './build/chapter-summary.js';
import { matrix } from './build/matrices.js';
import { memberReview } from './build/member-review.js';
import { scorecards } from './build/scorecards.js';
import { periodFor } from './period.js';
import type { ReportBody, ReportContext } from './report-context.js';
import { isMatrix, type Audience, type Report, type ReportKind, type ReportPeriod } from './report-model.js';
import { REPORT_LANGUAGES, Speech } from './words/speech.js';

/** What is asked for. Dates are the first and the last day; what is not said is the usual (see `periodFor`). */
export interface ReportRequest {
  readonly kind: ReportKind;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
  /** For matrices: an earlier time to compare with. Both, or none. */
  readonly compareFrom?: LocalDate | null;
  readonly compareTo?: LocalDate | null;
  /** For a member review: about whom. */
  readonly memberId?: string | null;
  /** `en` or `de`; the chapter's own unless told. */
  readonly language?: string | null;
}

/** Reports, computed once as a model that pages and files are written from. */
@Injectable()
export class ReportQueries {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(InsightsQueries) private readonly insights: InsightsQueries,
    @Inject(PictureQueries) private readonly pictures: PictureQueries,
    @Inject(TuneUpQueries) private readonly tuneUp: TuneUpQueries,
    @Inject(FollowUpService) private readonly followUps: FollowUpService,
    @Inject(MemberQueries) private readonly members: MemberQueries,
    @Inject(ProfileQueries) private readonly profiles: ProfileQueries,
  ) {}

  /**
   * One report: for leaders and the membership committee with names, for staff above the chapter in counts of the whole (no
   * matrices, no reviews), for a member their own review. A dozen statements at most, whatever the size of the chapter.
   * @throws AppError BAD_INPUT (a date, a member or a language, with the remedy), FORBIDDEN, NOT_FOUND.
   */
  async report(em: EntityManager, place: ChapterPlace, actor: Actor, request: ReportRequest): Promise<Report> {
    const { kind } = request;
    const audience = audienceOf(actor, place, request);
    const today = this.clock.today(place.timeZone);
    const period = periodFor(kind, request, today);
    const comparedWith = comparisonOf(request, today);
    const { language = null } = request;
    if (language !== null && !REPORT_LANGUAGES.includes(language)) {
      const known = REPORT_LANGUAGES.join(', ');
      throw new AppError('BAD_INPUT', `Reports are not written in "${language}". Choose one of: ${known}.`, 'language');
    }
    const speech = Speech.of(place, language);
    const context: ReportContext = { em, place, actor, audience, speech, period, comparedWith, today };
    const body = await this.body(context, request);
    const { chapterId: id, name, slug } = place;
    return {
      kind,
      audience,
      title: speech.say(`title.${kind}`),
      subtitle: body.subtitle ?? '',
      chapter: { id, name, slug },
      member: body.member ?? null,
      period,
      comparedWith,
      language: speech.language,
      preparedOn: today,
      sections: body.sections,
      notes: body.notes,
    };
  }

  private body(context: ReportContext, { kind, memberId }: ReportRequest): Promise<ReportBody> {
    if (isMatrix(kind)) return matrix(context, kind, this.pictures);
    switch (kind) {
      case 'CHAPTER_SUMMARY':
        return chapterSummary(context);
      case 'ATTENDANCE_SHEET':
        return attendanceSheet(context, this.pictures);
      case 'SCORECARDS':
        return scorecards(context, this.insights);
      case 'CHAPTER_QUARTERLY':
        return chapterQuarterly(context, this.insights);
      case 'MEMBER_REVIEW':
        return memberReview(context, memberId!, {
          insights: this.insights,
          tuneUp: this.tuneUp,
          members: this.members,
          profiles: this.profiles,
          followUps: this.followUps,
        });
    }
  }
}

/** For whom it will be. @throws AppError when it is not theirs to see, or nobody is named. */
function audienceOf(actor: Actor, place: ChapterPlace, { kind, memberId }: ReportRequest): Audience {
  if (kind === 'MEMBER_REVIEW') {
    if (!memberId) throw new AppError('BAD_INPUT', 'A member review is about one member. Say whom.', 'memberId');
    authorize(actor, 'insights:read', { ...place, ownerMemberIds: [memberId] }, 'member');
    return memberIdsIn(actor, place.chapterId).includes(memberId) ? 'SELF' : 'LEADERS';
  }
  if (allows(actor, 'insights:read', place)) return 'LEADERS';
  // Who gives to whom cannot be told without names.
  authorize(actor, isMatrix(kind) ? 'insights:read' : 'insights:counts', place, 'chapter');
  return 'STAFF';
}

function comparisonOf(request: ReportRequest, today: LocalDate): ReportPeriod | null {
  const { kind, compareFrom: from, compareTo: to } = request;
  if (!from && !to) return null;
  if (!isMatrix(kind)) {
    throw new AppError('BAD_INPUT', 'Only matrices are compared with an earlier time. Leave it out.', 'compareFrom');
  }
  if (!from || !to) {
    throw new AppError(
      'BAD_INPUT',
      'A comparison needs a first and a last day. Give both.',
      from ? 'compareTo' : 'compareFrom',
    );
  }
  return periodFor(kind, { from, to }, today, { from: 'compareFrom', to: 'compareTo' });
}
