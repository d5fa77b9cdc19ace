import { type Light, LIGHTS } from '@chapterhouse/domain';
import type { ChapterScoresQuery } from './gql/operations.js';

export type ScoreItem = ChapterScoresQuery['chapterScores']['items'][number];
export type MetricItem = ScoreItem['metrics'][number];
/** `name`, `score`, or a measure of the table. */
export type SortKey = string;
export interface Sort {
  readonly by: SortKey;
  readonly down: boolean;
}

/** Names go up first, points go down first; the same again turns round. */
export const nextSort = (sort: Sort, by: SortKey): Sort =>
  sort.by === by ? { by, down: !sort.down } : { by, down: by !== 'name' };

/** Sorted by a column; ties by name. */
export function sortScores(items: readonly ScoreItem[], { by, down }: Sort, locale: string): ScoreItem[] {
  const byName = (a: ScoreItem, b: ScoreItem): number => nameOf(a).localeCompare(nameOf(b), locale);
  const points = (item: ScoreItem): number =>
    by === 'score' ? item.score : (item.metrics.find(({ measure }) => measure === by)?.points ?? -1);
  const turned = down ? -1 : 1;
  if (by === 'name') return [...items].sort((a, b) => turned * byName(a, b));
  return [...items].sort((a, b) => turned * (points(a) - points(b)) || byName(a, b));
}

export const nameOf = ({ member }: ScoreItem): string => member?.displayName ?? '';

/** How many members have which light. */
export function lightCounts(items: readonly ScoreItem[]): Record<Light, number> {
  const count = (light: Light) => items.filter((item) => item.light === light).length;
  return Object.fromEntries(LIGHTS.map((light) => [light, count(light)])) as Record<Light, number>;
}
