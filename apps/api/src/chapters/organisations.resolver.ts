import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ChapterQueries } from '@chapterhouse/chapters';
import { StaffSeat } from '../account/account.types.js';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { OrganisationArgs } from '../graphql/ids.js';
import { chaptersInRegion, organisationById, regionById } from './chapters.loader.js';
import { Organisation, Region } from './chapters.types.js';

/** What staff above the chapters administer. */
@Resolver(() => Organisation)
export class OrganisationResolver {
  constructor(private readonly queries: ChapterQueries) {}

  @Query(() => Organisation, { description: 'An organisation, for its admins and the directors of its regions.' })
  @Authorize('organisation:write', 'insights:counts')
  organisation(@Ctx() ctx: ApiContext, @Args() { organisationId }: OrganisationArgs): Promise<Organisation> {
    return ctx.readOwn((em) => this.queries.organisation(em, ctx.actor, organisationId));
  }
}

/** How large a region is. */
@Resolver(() => Region)
export class RegionResolver {
  constructor(private readonly queries: ChapterQueries) {}

  @ResolveField(() => Int, { description: 'How many chapters lie in it, of those that one may see.' })
  async chapterCount(@Ctx() ctx: ApiContext, @Parent() { id }: Region): Promise<number> {
    return (await chaptersInRegion(ctx, this.queries).load(id)) ?? 0;
  }
}

/** Where one's own role above the chapters lies. */
@Resolver(() => StaffSeat)
export class StaffSeatResolver {
  constructor(private readonly queries: ChapterQueries) {}

  @ResolveField(() => Region, { nullable: true, description: 'The region, for a region director.' })
  region(@Ctx() ctx: ApiContext, @Parent() { regionId }: StaffSeat): Promise<Region | null> | null {
    return regionId ? regionById(ctx, this.queries).load(regionId) : null;
  }

  @ResolveField(() => Organisation, { nullable: true, description: 'The organisation, also for a region director.' })
  async organisation(@Ctx() ctx: ApiContext, @Parent() seat: StaffSeat): Promise<Organisation | null> {
    const region = seat.regionId ? await regionById(ctx, this.queries).load(seat.regionId) : null;
    const id = seat.organisationId ?? region?.organisationId;
    return id ? organisationById(ctx, this.queries).load(id) : null;
  }
}
