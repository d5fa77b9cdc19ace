import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { parseScorecard, SCORECARD_PRESETS, type Scorecard } from '@chapterhouse/domain';
import { ScorecardService } from '@chapterhouse/insights';
import { AppError, authorize } from '@chapterhouse/platform';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { OrganisationArgs } from '../graphql/ids.js';
import { InputError } from '../graphql/input-errors.js';
import { done } from '../graphql/user-error.js';
import { bandOf } from './growth.mapping.js';
import { AddScorecardInput } from './leaders.inputs.js';
import { ScorecardPayload, ScorecardTable } from './scorecards.types.js';

/** The tables of points. */
@Resolver(() => ScorecardTable)
export class ScorecardResolver {
  constructor(private readonly service: ScorecardService) {}

  @Query(() => [ScorecardTable], {
    description: 'The tables that come with the product and, for its people, the organisation’s own, every version.',
  })
  @Authorize('roster:read')
  async scorecards(@Ctx() ctx: ApiContext, @Args() { organisationId }: OrganisationArgs): Promise<ScorecardTable[]> {
    return (await ctx.readOwn((em) => this.service.list(em, organisationId))).map(tableOf);
  }

  @Mutation(() => ScorecardPayload, {
    description: 'Adds a table of an organisation’s own, or its next version, for its admins.',
  })
  @Authorize('organisation:write')
  async addScorecard(@Ctx() ctx: ApiContext, @Args('input') input: AddScorecardInput): Promise<ScorecardPayload> {
    const { organisationId } = input;
    authorize(ctx.actor, 'organisation:write', { organisationId }, 'organisation');
    const parsed = parseScorecard(jsonOf(input.definition));
    if (!parsed.ok) {
      throw new InputError(
        parsed.problems.map(({ path, message }) => ({ field: path ? `definition.${path}` : 'definition', message })),
      );
    }
    return done({ scorecard: tableOf(await this.service.add(ctx.actor, organisationId, parsed.scorecard)) });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('BAD_INPUT', 'This is no JSON. Look for a comma or a bracket that is missing.', 'definition');
  }
}

const tableOf = (table: Scorecard): ScorecardTable => ({
  name: table.name,
  version: table.version,
  validFrom: table.validFrom,
  currency: table.currency,
  preset: SCORECARD_PRESETS.some((preset) => preset.name === table.name),
  lights: { ...table.lights },
  metrics: table.metrics.map(({ measure, reads, perWeeks = null, cost = null, bands }) => ({
    ...{ measure, reads, perWeeks, cost },
    bands: bands.map(bandOf),
  })),
  definition: JSON.stringify(table, null, 2),
});
