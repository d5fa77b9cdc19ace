import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AttendanceService, type AttendanceSheet as Sheet, MeetingQueries } from '@chapterhouse/meetings';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import {
  CorrectAttendanceInput,
  MarkAttendanceInput,
  MarkManyInput,
  MeetingArgs,
  MeetingInput,
  MemberAttendanceArgs,
} from './meetings.inputs.js';
import { AttendanceEntryPage, AttendancePayload, AttendanceSheet } from './meetings.types.js';

/** Who was there. */
@Resolver()
export class AttendanceResolver {
  constructor(
    private readonly queries: MeetingQueries,
    private readonly service: AttendanceService,
  ) {}

  @Query(() => AttendanceSheet, { description: 'The attendance sheet of a meeting. Members see their own row.' })
  @Authorize('attendance:read')
  attendanceSheet(@Ctx() ctx: ApiContext, @Args() { chapterId, date }: MeetingArgs): Promise<AttendanceSheet> {
    return this.sheet(ctx, chapterId, date);
  }

  @Query(() => AttendanceEntryPage, { description: 'The marks of one member, newest first.' })
  @Authorize('attendance:read')
  memberAttendance(@Ctx() ctx: ApiContext, @Args() args: MemberAttendanceArgs): Promise<AttendanceEntryPage> {
    const { chapterId, memberId, ...filter } = args;
    return ctx.read(chapterId, (em, place) => this.queries.ofMember(em, place, ctx.actor, memberId, filter));
  }

  @Mutation(() => AttendancePayload, { description: 'Marks one member.' })
  @Authorize('attendance:write')
  async markAttendance(@Ctx() ctx: ApiContext, @Args('input') input: MarkAttendanceInput): Promise<AttendancePayload> {
    return done({ sheet: sheetOf(await this.service.mark(ctx.actor, input)) });
  }

  @Mutation(() => AttendancePayload, { description: 'Marks several members, all or none.' })
  @Authorize('attendance:write')
  async markAttendances(@Ctx() ctx: ApiContext, @Args('input') input: MarkManyInput): Promise<AttendancePayload> {
    return done({ sheet: sheetOf(await this.service.markMany(ctx.actor, input)) });
  }

  @Mutation(() => AttendancePayload, { description: 'Marks everybody as present who has no mark yet.' })
  @Authorize('attendance:write')
  async markRestPresent(@Ctx() ctx: ApiContext, @Args('input') input: MeetingInput): Promise<AttendancePayload> {
    return done({ sheet: sheetOf(await this.service.markRestPresent(ctx.actor, input)) });
  }

  @Mutation(() => AttendancePayload, {
    description: 'Puts a mark right, also after the lock, on record and with a reason.',
  })
  @Authorize('attendance:write')
  async correctAttendance(
    @Ctx() ctx: ApiContext,
    @Args('input') input: CorrectAttendanceInput,
  ): Promise<AttendancePayload> {
    return done({ sheet: sheetOf(await this.service.correct(ctx.actor, input)) });
  }

  private async sheet(ctx: ApiContext, chapterId: string, date: string): Promise<AttendanceSheet> {
    return sheetOf(await ctx.read(chapterId, (em, place) => this.queries.sheet(em, place, ctx.actor, date)));
  }
}

function sheetOf({ totals, ...sheet }: Sheet): AttendanceSheet {
  if (!totals) return { ...sheet, totals: null };
  const { members, unmarked, PRESENT: present, ABSENT: absent, LATE: late } = totals;
  const { MEDICAL: medical, SUBSTITUTE: substitute } = totals;
  return { ...sheet, totals: { members, unmarked, present, absent, late, medical, substitute } };
}
