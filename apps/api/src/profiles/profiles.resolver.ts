import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberQueries } from '@chapterhouse/members';
import { allows, Clock } from '@chapterhouse/platform';
import { ProfileQueries, ProfileService } from '@chapterhouse/profiles';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { MemberArgs, MemberPageArgs } from '../graphql/ids.js';
import { done } from '../graphql/user-error.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import {
  ChangeStoryInput,
  EditProfileInput,
  MemberPageWithGoneArgs,
  RemoveStoryInput,
  TellStoryInput,
} from './profiles.inputs.js';
import { profileOf } from './profiles.mapping.js';
import { MemberProfile, MemberProfilePayload, ProfileEditPage, StoryPage, StoryPayload } from './profiles.types.js';

/** What members say about themselves. */
@Resolver(() => MemberProfile)
export class ProfileResolver {
  constructor(
    private readonly queries: ProfileQueries,
    private readonly service: ProfileService,
    private readonly members: MemberQueries,
    private readonly clock: Clock,
  ) {}

  @Query(() => MemberProfile, { description: 'A member’s profile; whoever sees the roster sees it.' })
  @Authorize('roster:read')
  memberProfile(@Ctx() ctx: ApiContext, @Args() { chapterId, memberId }: MemberArgs): Promise<MemberProfile> {
    return this.read(ctx, chapterId, memberId);
  }

  @Query(() => ProfileEditPage, {
    description: 'Every edit of a profile, newest first, for those who may write it: the member, and leaders.',
  })
  @Authorize('profile:write')
  profileHistory(@Ctx() ctx: ApiContext, @Args() args: MemberPageArgs): Promise<ProfileEditPage> {
    const { chapterId, memberId, ...page } = args;
    return ctx.read(chapterId, (em, place) => this.queries.history(em, place, ctx.actor, memberId, page));
  }

  @Query(() => StoryPage, { description: 'A member’s example stories, newest first.' })
  @Authorize('roster:read')
  async stories(@Ctx() ctx: ApiContext, @Args() args: MemberPageWithGoneArgs): Promise<StoryPage> {
    const { chapterId, memberId, ...page } = args;
    const found = await ctx.read(chapterId, (em, place) => this.queries.stories(em, place, ctx.actor, memberId, page));
    return { ...found, items: found.items.map((story) => ({ ...story, chapterId })) };
  }

  @Mutation(() => MemberProfilePayload, { description: 'Edits parts of a profile; what was there stays on record.' })
  @Authorize('profile:write')
  async editProfile(@Ctx() ctx: ApiContext, @Args('input') input: EditProfileInput): Promise<MemberProfilePayload> {
    const { chapterId, memberId } = input;
    const parts = input.parts.map(({ field, text = null }) => ({ field, text }));
    await this.service.editParts(ctx.actor, { chapterId, memberId, parts });
    return done({ profile: await this.read(ctx, chapterId, memberId) });
  }

  @Mutation(() => StoryPayload, { description: 'Tells an example story.' })
  @Authorize('profile:write')
  async tellStory(@Ctx() ctx: ApiContext, @Args('input') input: TellStoryInput): Promise<StoryPayload> {
    return this.story(ctx, input.chapterId, await this.service.tellStory(ctx.actor, input));
  }

  @Mutation(() => StoryPayload, { description: 'Tells a story in other words, from today on, under a new id.' })
  @Authorize('profile:write')
  async changeStory(@Ctx() ctx: ApiContext, @Args('input') input: ChangeStoryInput): Promise<StoryPayload> {
    return this.story(ctx, input.chapterId, await this.service.changeStory(ctx.actor, input));
  }

  @Mutation(() => StoryPayload, { description: 'Takes a story away.' })
  @Authorize('profile:write')
  async removeStory(@Ctx() ctx: ApiContext, @Args('input') input: RemoveStoryInput): Promise<StoryPayload> {
    await this.service.removeStory(ctx.actor, input);
    return done({ story: null });
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member.' })
  member(@Ctx() ctx: ApiContext, @Parent() { chapterId, memberId }: MemberProfile): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(memberId);
  }

  private read(ctx: ApiContext, chapterId: string, memberId: string): Promise<MemberProfile> {
    return ctx.read(chapterId, async (em, place) => {
      const today = this.clock.today(place.timeZone);
      const view = await this.queries.ofMember(em, place, ctx.actor, memberId, today);
      const mayEdit = allows(ctx.actor, 'profile:write', { ...place, ownerMemberIds: [memberId] });
      return profileOf(view, chapterId, today, mayEdit);
    });
  }

  private async story(ctx: ApiContext, chapterId: string, storyId: string): Promise<StoryPayload> {
    const story = await ctx.read(chapterId, (em, place) => this.queries.story(em, place, ctx.actor, storyId));
    return done({ story: { ...story, chapterId } });
  }
}
