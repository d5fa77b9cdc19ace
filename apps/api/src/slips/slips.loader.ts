import type DataLoader from 'dataloader';
import type { SlipContactView, SlipEndView, SlipQueries, SlipView } from '@chapterhouse/slips';
import { chapterLoader } from '../graphql/batch-loader.js';
import type { ApiContext } from '../graphql/context.js';
import type { Slip, SlipEnd } from './slips.types.js';

/** Contacts of prospects, for those slips whose giver or receiver asks. */
export const contactOfSlip = (
  ctx: ApiContext,
  q: SlipQueries,
  chapterId: string,
): DataLoader<string, SlipContactView | null> =>
  chapterLoader(ctx, 'slip contact', chapterId, (em, place, ids) => q.contacts(em, place, ctx.actor, ids));

export const endOf = (end: SlipEndView, homeChapterId: string): SlipEnd => ({ ...end, homeChapterId });

export const slipOf = ({ from, to, ...slip }: SlipView): Slip => ({
  ...slip,
  from: from && endOf(from, slip.chapterId),
  to: to && endOf(to, slip.chapterId),
});
