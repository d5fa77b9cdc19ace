import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { pageOf } from '@chapterhouse/chapters';
import { mostImportant } from '@chapterhouse/domain';
import { InsightsQueries, type MemberSnapshot, ProposalService, ScorecardService } from '@chapterhouse/insights';
import { MemberQueries } from '@chapterhouse/members';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { ChapterWeekArgs } from '../insights/insights.inputs.js';
import { memberById } from '../members/members.loader.js';
import { Member } from '../members/members.types.js';
import { pairReasonsOf } from '../one-to-ones/one-to-ones.mapping.js';
import { findingsOf, memberScorecardOf } from './growth.mapping.js';
import { ChapterWeekPageArgs } from './leaders.inputs.js';
import { ChapterFindings, ChapterScores, MemberFindings, Rota, RotaPair } from './leaders.types.js';
import { MemberScorecard } from './scorecards.types.js';

/** What leaders and the membership committee see of everybody's growth: never what was said in confidence. */
@Resolver(() => MemberFindings)
export class LeadersGrowthResolver {
  constructor(
    private readonly insights: InsightsQueries,
    private readonly scorecards: ScorecardService,
    private readonly proposals: ProposalService,
    private readonly members: MemberQueries,
  ) {}

  @Query(() => ChapterScores, { description: 'Everybody’s score at a computation, the highest first.' })
  @Authorize('insights:read')
  chapterScores(
    @Ctx() ctx: ApiContext,
    @Args() { chapterId, asOf, ...page }: ChapterWeekPageArgs,
  ): Promise<ChapterScores> {
    return ctx.read(chapterId, async (em, place) => {
      const week = await this.insights.weekOf(em, place, ctx.actor, asOf ?? null);
      const scored = week.members.flatMap(({ memberId, growth }) =>
        growth?.scorecard ? [{ memberId, score: growth.scorecard }] : [],
      );
      scored.sort((a, b) => b.score.score - a.score.score || (a.memberId < b.memberId ? -1 : 1));
      const [first] = scored;
      if (!first || !week.asOf) return { items: [], totalCount: 0, asOf: week.asOf };
      const { scorecard: name, version } = first.score;
      // A week is scored with one table: the one in force on its day.
      const table = await this.scorecards.table(em, place.organisationId, { name, version });
      const { limit, offset } = pageOf(page);
      const day = week.asOf;
      const items = scored
        .slice(offset, offset + limit)
        .map(({ memberId, score }) => memberScorecardOf(score, table, { chapterId, memberId, asOf: day }));
      return { items, totalCount: scored.length, asOf: day };
    });
  }

  @Query(() => ChapterFindings, {
    description: 'What matters most in everybody’s tune-up, those with most to do first; those without anything last.',
  })
  @Authorize('insights:read')
  chapterFindings(
    @Ctx() ctx: ApiContext,
    @Args() { chapterId, asOf, ...page }: ChapterWeekPageArgs,
  ): Promise<ChapterFindings> {
    return ctx.read(chapterId, async (em, place) => {
      const week = await this.insights.weekOf(em, place, ctx.actor, asOf ?? null);
      const all = week.members.flatMap((member) => findingsOfMember(member, chapterId));
      all.sort(
        (a, b) => b.toAct - a.toAct || b.important.length - a.important.length || (a.memberId < b.memberId ? -1 : 1),
      );
      const { limit, offset } = pageOf(page);
      return { items: all.slice(offset, offset + limit), totalCount: all.length, asOf: week.asOf };
    });
  }

  @Query(() => Rota, {
    nullable: true,
    description: 'Who meets whom in the week of a computation, and what they answered; null when there is none.',
  })
  @Authorize('insights:read')
  rota(@Ctx() ctx: ApiContext, @Args() { chapterId, asOf = null }: ChapterWeekArgs): Promise<Rota | null> {
    return ctx.read(chapterId, async (em, place) => {
      const week = await this.insights.ofChapter(em, place, ctx.actor, asOf);
      if (!week?.rota) return null;
      const proposed = await this.proposals.pairsOf(em, place, ctx.actor, week.asOf);
      // What was proposed stays, also when the week is computed again and its rota would be another one.
      const pairs =
        proposed.length > 0
          ? proposed.map(({ id, ...pair }) => ({ ...pair, proposalId: id }))
          : week.rota.pairs.map(({ pair: [firstMemberId, secondMemberId], weight, reasons }) => ({
              ...{ proposalId: null, firstMemberId, secondMemberId, weight, reasons },
              ...{ firstAnswer: null, secondAnswer: null },
            }));
      return {
        chapterId,
        asOf: week.asOf,
        oddOneOutId: week.rota.oddOneOut,
        pairs: pairs.map((pair) => ({
          ...pair,
          reasons: pairReasonsOf(pair.reasons),
          agreed: pair.firstAnswer === 'ACCEPTED' && pair.secondAnswer === 'ACCEPTED',
          homeChapterId: chapterId,
        })),
      };
    });
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member.' })
  member(@Ctx() ctx: ApiContext, @Parent() { chapterId, memberId }: MemberFindings): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(memberId);
  }
}

/** The member of a score. */
@Resolver(() => MemberScorecard)
export class ScoredMemberResolver {
  constructor(private readonly members: MemberQueries) {}

  @ResolveField(() => Member, { nullable: true, description: 'The member.' })
  member(@Ctx() ctx: ApiContext, @Parent() { chapterId, memberId }: MemberScorecard): Promise<Member | null> {
    return memberById(ctx, this.members, chapterId).load(memberId);
  }
}

/** The people of a rota. */
@Resolver(() => RotaPair)
export class RotaPairResolver {
  constructor(private readonly members: MemberQueries) {}

  @ResolveField(() => Member, { nullable: true, description: 'One of the two.' })
  first(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, firstMemberId }: RotaPair): Promise<Member | null> {
    return memberById(ctx, this.members, homeChapterId).load(firstMemberId);
  }

  @ResolveField(() => Member, { nullable: true, description: 'The other one.' })
  second(@Ctx() ctx: ApiContext, @Parent() { homeChapterId, secondMemberId }: RotaPair): Promise<Member | null> {
    return memberById(ctx, this.members, homeChapterId).load(secondMemberId);
  }
}

/** Whose turn it is to have no partner. */
@Resolver(() => Rota)
export class RotaResolver {
  constructor(private readonly members: MemberQueries) {}

  @ResolveField(() => Member, { nullable: true, description: 'Whose turn it is to have no partner.' })
  oddOneOut(@Ctx() ctx: ApiContext, @Parent() { chapterId, oddOneOutId }: Rota): Promise<Member | null> | null {
    return oddOneOutId ? memberById(ctx, this.members, chapterId).load(oddOneOutId) : null;
  }
}

function findingsOfMember({ memberId, verdict, figures, growth }: MemberSnapshot, chapterId: string): MemberFindings[] {
  if (!growth || !verdict) return [];
  return [
    {
      ...{ chapterId, memberId, verdict, tenureWeeks: figures.tenureWeeks },
      toAct: growth.tuneUp.filter((finding) => finding.state === 'ACT').length,
      important: findingsOf(mostImportant(growth.tuneUp), chapterId),
    },
  ];
}
