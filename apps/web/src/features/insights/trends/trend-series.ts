import type { BalancesQuery } from '../gql/operations.js';

export interface TrendPoint {
  readonly asOf: string;
  /** Milliseconds, so that gaps between weeks keep their width. */
  readonly at: number;
  readonly members: number;
  readonly referralsPerMemberWeek: number | null;
  readonly reciprocity: number | null;
  readonly oneSidedTies: number;
}

/** The kept weeks as points, oldest first. */
export function seriesOf(history: BalancesQuery['chapterInsightsHistory']): TrendPoint[] {
  return history
    .map(({ asOf, figures, oneSidedTies }) => ({
      asOf,
      at: Date.parse(`${asOf}T00:00:00Z`),
      members: figures.members,
      referralsPerMemberWeek: figures.referralsPerMemberWeek,
      reciprocity: figures.reciprocity,
      oneSidedTies: oneSidedTies.length,
    }))
    .sort((a, b) => a.at - b.at);
}
