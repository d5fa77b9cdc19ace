import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReportQueries } from '@chapterhouse/reports';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { ReportArgs } from './reports.inputs.js';
import { reportOf } from './reports.mapping.js';
import { Report } from './reports.types.js';

/** Reports as pages; the files of the same reports are in the controller beside. */
@Resolver(() => Report)
export class ReportResolver {
  constructor(private readonly queries: ReportQueries) {}

  @Query(() => Report, {
    description:
      'A report: for leaders and the membership committee with names, for staff in counts, for a member their own review.',
  })
  @Authorize('insights:read', 'insights:counts')
  async report(@Ctx() ctx: ApiContext, @Args() { chapterId, ...request }: ReportArgs): Promise<Report> {
    return ctx.read(chapterId, async (em, place) =>
      reportOf(await this.queries.report(em, place, ctx.actor, request), place, request),
    );
  }
}
