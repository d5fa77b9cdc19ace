import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MomentLetterService } from '@chapterhouse/digests';
import { type AttendanceLetter as Kept, AttendanceLetterService } from '@chapterhouse/insights';
import { MemberQueries } from '@chapterhouse/members';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { ChapterPageArgs } from '../graphql/ids.js';
import { done } from '../graphql/user-error.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import { DecideAttendanceLetterInput } from './leaders.inputs.js';
import { AttendanceLetter, AttendanceLetterPage, AttendanceLetterPayload } from './leaders.types.js';

/** Letters about attendance: a leader sends or drops them. */
@Resolver(() => AttendanceLetter)
export class AttendanceLetterResolver {
  constructor(
    private readonly service: AttendanceLetterService,
    private readonly letters: MomentLetterService,
    private readonly members: MemberQueries,
  ) {}

  @Query(() => AttendanceLetterPage, { description: 'Letters about attendance, undecided ones first; for leaders.' })
  @Authorize('attendance:write')
  async attendanceLetters(
    @Ctx() ctx: ApiContext,
    @Args() { chapterId, ...page }: ChapterPageArgs,
  ): Promise<AttendanceLetterPage> {
    const found = await ctx.read(chapterId, (em, place) => this.service.list(em, place, ctx.actor, page));
    return { ...found, items: found.items.map((letter) => letterOf(letter, chapterId)) };
  }

  @Mutation(() => AttendanceLetterPayload, { description: 'Sends a letter to its member, or drops it.' })
  @Authorize('attendance:write')
  async decideAttendanceLetter(
    @Ctx() ctx: ApiContext,
    @Args('input') input: DecideAttendanceLetterInput,
  ): Promise<AttendanceLetterPayload> {
    const { chapterId, letterId } = input;
    await this.letters.decideAttendance(ctx.actor, input);
    const letter = await ctx.read(chapterId, (em, place) => this.service.byId(em, place, ctx.actor, letterId));
    return done({ letter: letterOf(letter, chapterId) });
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member.' })
  member(@Ctx() ctx: ApiContext, @Parent() { chapterId, memberId }: AttendanceLetter): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(memberId);
  }
}

const letterOf = ({ facts, ...letter }: Kept, chapterId: string): AttendanceLetter => ({
  ...letter,
  chapterId,
  facts: { ...facts, chapterId, memberId: letter.memberId, asOf: letter.asOf },
});
