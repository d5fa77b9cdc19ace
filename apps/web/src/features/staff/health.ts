import { isOneSided } from '@chapterhouse/domain';
import type { StaffChaptersQuery } from './gql/operations.js';

export type ChapterItem = StaffChaptersQuery['chapters']['items'][number];
export type Counts = NonNullable<ChapterItem['counts']>;
export const SORTS = ['look', 'name', 'referrals', 'returned'] as const;
export type Sort = (typeof SORTS)[number];

/** How many active members have a one-sided verdict; who they are stays in the chapter. */
export const oneSidedIn = (counts: Counts): number =>
  counts.verdicts.filter(({ verdict }) => isOneSided(verdict)).reduce((sum, { members }) => sum + members, 0);

/** Share of members whose referrals go mostly one way; null without members. */
export function oneSidedShare(counts: Counts): number | null {
  const { members } = counts.figures;
  return members > 0 ? oneSidedIn(counts) / members : null;
}

/** Chapters that may need a word first: those with the largest one-sided share; without figures they come last. */
export function sortChapters(chapters: readonly ChapterItem[], sort: Sort, locale: string): ChapterItem[] {
  const byName = (a: ChapterItem, b: ChapterItem): number => a.name.localeCompare(b.name, locale);
  const measure = {
    look: (counts: Counts) => oneSidedShare(counts),
    referrals: (counts: Counts) => counts.figures.referralsPerMemberWeek,
    returned: (counts: Counts) => counts.figures.reciprocity,
  };
  if (sort === 'name') return [...chapters].sort(byName);
  const of = ({ counts }: ChapterItem): number => (counts ? measure[sort](counts) : null) ?? -1;
  return [...chapters].sort((a, b) => of(b) - of(a) || byName(a, b));
}
