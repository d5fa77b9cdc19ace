import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { MeetingQueries } from '@chapterhouse/meetings';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { pageOf } from '../graphql/page.js';
import { entryOf } from '../members/history.js';
import { HistoryEntry } from '../members/members.types.js';
import { MeetingPageArgs } from './meetings.inputs.js';

@ObjectType({ description: 'A mark that was put right, on record.' })
export class AttendanceCorrection extends HistoryEntry {
  @Field(() => ID, { description: 'Whose mark.' }) memberId: string;
}

@ObjectType({ description: 'A page of corrections.' })
export class AttendanceCorrectionPage extends pageOf(AttendanceCorrection) {}

/** The record of an attendance sheet. */
@Resolver()
export class CorrectionsResolver {
  constructor(private readonly queries: MeetingQueries) {}

  @Query(() => AttendanceCorrectionPage, {
    description: 'Which marks of a meeting were corrected, by whom and why, newest first.',
  })
  @Authorize('attendance:read')
  async attendanceCorrections(
    @Ctx() ctx: ApiContext,
    @Args() { chapterId, date, ...page }: MeetingPageArgs,
  ): Promise<AttendanceCorrectionPage> {
    const { items, totalCount } = await ctx.read(chapterId, (em, place) =>
      this.queries.corrections(em, place, ctx.actor, date, page),
    );
    return { items: items.map((item) => ({ ...entryOf(item, true), memberId: item.memberId })), totalCount };
  }
}
