import { Args, Query, Resolver } from '@nestjs/graphql';
import { type LeaderOverview, LeaderOverviewQueries, type NamedSnapshot } from '@chapterhouse/digests';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { ChapterWeekArgs } from './insights.inputs.js';
import { ChapterOverview, type NotedMember, type WeekFigureKey } from './overview.types.js';

/** What needs somebody today. */
@Resolver(() => ChapterOverview)
export class ChapterOverviewResolver {
  constructor(private readonly queries: LeaderOverviewQueries) {}

  @Query(() => ChapterOverview, {
    nullable: true,
    description: 'What leaders should know of a week; null when none was computed.',
  })
  @Authorize('insights:read')
  async chapterOverview(@Ctx() ctx: ApiContext, @Args() args: ChapterWeekArgs): Promise<ChapterOverview | null> {
    const { chapterId, asOf = null } = args;
    const found = await ctx.read(chapterId, (em, place) => this.queries.ofChapter(em, place, ctx.actor, asOf));
    return found && overviewOf(found, chapterId);
  }
}

const KEYS: Readonly<Partial<Record<LeaderOverview['week'][number]['key'], WeekFigureKey>>> = {
  referralsGiven: 'REFERRALS_GIVEN',
  oneToOnes: 'ONE_TO_ONES',
  visitors: 'VISITORS',
  closedBusiness: 'CLOSED_BUSINESS',
  attendanceRate: 'ATTENDANCE_RATE',
};

function overviewOf(found: LeaderOverview, chapterId: string): ChapterOverview {
  const { week, oneSided, turnedAround, settlingIn, alarms, missing } = found;
  return {
    ...found,
    chapterId,
    week: week.flatMap(({ key, ...figure }) => {
      const named = KEYS[key];
      return named ? [{ key: named, ...figure }] : [];
    }),
    oneSided: oneSided.map(({ member, partner, ...finding }) => ({
      ...finding,
      ...nameOf(member),
      qValue: member.figures.evidence.qValue,
      partnerId: partner?.member.memberId ?? null,
      partnerName: partner?.member.displayName ?? null,
      partnerReferrals: partner?.count ?? null,
    })),
    turnedAround: turnedAround.map(notedOf),
    settlingIn: settlingIn.map(notedOf),
    alarms: alarms.map(({ member, ...alarm }) => ({ ...alarm, ...nameOf(member) })),
    waiting: [...found.waiting],
    missing: { ...missing, attendance: [...missing.attendance] },
  };
}

const nameOf = ({ memberId, displayName }: NamedSnapshot) => ({ memberId, displayName });

const notedOf = (member: NamedSnapshot): NotedMember => ({
  ...nameOf(member),
  tenureWeeks: member.figures.tenureWeeks,
  given: member.figures.referralsGivenInside + member.figures.referralsGivenOutside,
  received: member.figures.referralsReceivedInside + member.figures.referralsReceivedOutside,
  oneToOnePartners: member.figures.oneToOnePartners,
});
