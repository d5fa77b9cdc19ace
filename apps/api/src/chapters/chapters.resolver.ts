import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { BrandService, ChapterQueries, ChapterService, logoPathOf } from '@chapterhouse/chapters';
import type { ChapterEntity } from '@chapterhouse/database';
import { notFound } from '@chapterhouse/platform';
import { Seat } from '../account/account.types.js';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { ChapterArgs, OrganisationArgs } from '../graphql/ids.js';
import { done } from '../graphql/user-error.js';
import {
  ChapterListArgs,
  CreateChapterInput,
  CreateRegionInput,
  RemoveChapterLogoInput,
  UpdateChapterInput,
} from './chapters.inputs.js';
import { chapterById, organisationById, regionById } from './chapters.loader.js';
import { Chapter, ChapterPage, ChapterPayload, Organisation, Region, RegionPayload } from './chapters.types.js';

/** Chapters, and where they lie. */
@Resolver(() => Chapter)
export class ChapterResolver {
  constructor(
    private readonly queries: ChapterQueries,
    private readonly service: ChapterService,
    private readonly brand: BrandService,
  ) {}

  @Query(() => Chapter, { description: 'A chapter with its settings.' })
  @Authorize('roster:read')
  chapter(@Ctx() ctx: ApiContext, @Args() { chapterId }: ChapterArgs): Promise<Chapter> {
    return ctx.read(chapterId, (em, place) => this.queries.settings(em, place, ctx.actor));
  }

  @Query(() => Chapter, { description: 'The chapter of a short name, with its settings.' })
  @Authorize('roster:read')
  async chapterBySlug(
    @Ctx() ctx: ApiContext,
    @Args('slug', { type: () => String, description: 'The short name.' }) slug: string,
  ): Promise<Chapter> {
    const chapterId = await ctx.readOwn((em) => this.queries.bySlug(em, slug));
    if (!chapterId) throw notFound('chapter');
    return ctx.read(chapterId, (em, place) => this.queries.settings(em, place, ctx.actor));
  }

  @Query(() => ChapterPage, { description: 'The chapters that one may see, by name.' })
  @Authorize('roster:read')
  chapters(@Ctx() ctx: ApiContext, @Args() args: ChapterListArgs): Promise<ChapterPage> {
    return ctx.readOwn((em) => this.queries.list(em, ctx.actor, args));
  }

  @Query(() => [Region], { description: 'The regions of an organisation, for its admins; directors see their own.' })
  @Authorize('organisation:write', 'insights:counts')
  regions(@Ctx() ctx: ApiContext, @Args() { organisationId }: OrganisationArgs): Promise<Region[]> {
    return ctx.readOwn((em) => this.queries.regions(em, ctx.actor, organisationId));
  }

  @Mutation(() => ChapterPayload, { description: 'Makes a chapter in a region, for admins of the organisation.' })
  @Authorize('organisation:write')
  async createChapter(@Ctx() ctx: ApiContext, @Args('input') input: CreateChapterInput): Promise<ChapterPayload> {
    const { name, timeZone, currency, settings, ...rest } = input;
    const all = { ...settings, name, timeZone, currency };
    return done({ chapter: await this.service.create(ctx.actor, { ...rest, settings: all }) });
  }

  @Mutation(() => RegionPayload, { description: 'Makes a region, for admins of the organisation.' })
  @Authorize('organisation:write')
  async createRegion(@Ctx() ctx: ApiContext, @Args('input') input: CreateRegionInput): Promise<RegionPayload> {
    return done({ region: await this.service.createRegion(ctx.actor, input) });
  }

  @Mutation(() => ChapterPayload, { description: 'Changes settings of a chapter, on record.' })
  @Authorize('settings:write')
  async updateChapter(@Ctx() ctx: ApiContext, @Args('input') input: UpdateChapterInput): Promise<ChapterPayload> {
    return done({ chapter: await this.service.updateSettings(ctx.actor, input) });
  }

  @Mutation(() => ChapterPayload, {
    description: 'Goes back to the mark of the house, on record. A logo is set by POST /api/chapters/{id}/logo.',
  })
  @Authorize('settings:write')
  async removeChapterLogo(
    @Ctx() ctx: ApiContext,
    @Args('input') input: RemoveChapterLogoInput,
  ): Promise<ChapterPayload> {
    return done({ chapter: await this.brand.removeLogo(ctx.actor, input) });
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Path of its logo on this host; another picture has another path. Null: the mark of the house.',
  })
  logoUrl(@Parent() chapter: Chapter & Pick<ChapterEntity, 'logoHash' | 'logoType'>): string | null {
    return logoPathOf(chapter);
  }

  @ResolveField(() => Organisation, { nullable: true, description: 'The organisation it belongs to.' })
  organisation(@Ctx() ctx: ApiContext, @Parent() chapter: Chapter): Promise<Organisation | null> {
    return organisationById(ctx, this.queries).load(chapter.organisationId);
  }

  @ResolveField(() => Region, { nullable: true, description: 'The region it lies in.' })
  region(@Ctx() ctx: ApiContext, @Parent() chapter: Chapter): Promise<Region | null> {
    return regionById(ctx, this.queries).load(chapter.regionId);
  }
}

/** The chapter of one's own seat. */
@Resolver(() => Seat)
export class SeatResolver {
  constructor(private readonly queries: ChapterQueries) {}

  @ResolveField(() => Chapter, { nullable: true, description: 'The chapter of the seat.' })
  chapter(@Ctx() ctx: ApiContext, @Parent() seat: Seat): Promise<Chapter | null> {
    return chapterById(ctx, this.queries).load(seat.chapterId);
  }
}
