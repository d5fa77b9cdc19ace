import { accountIdOf, memberIdsIn, type Actor } from '@chapterhouse/platform';
import type { SlipEntity } from '@chapterhouse/database';
import type { SlipEndView, SlipView } from './slips.views.js';

type Ends = Pick<SlipEntity, 'chapterId' | 'type' | 'fromMemberId' | 'createdBy' | 'importId'>;

/**
 * Whether the actor may know who thanks: the thanker, the system, and the one who typed in the thanks of somebody of
 * another chapter. Everything else about a slip follows from being allowed to read it.
 */
export function knowsThanker(actor: Actor, slip: Ends): boolean {
  if (slip.type !== 'CLOSED_BUSINESS' || actor.kind === 'system') return true;
  if (slip.fromMemberId) return memberIdsIn(actor, slip.chapterId).includes(slip.fromMemberId);
  return slip.importId === null && slip.createdBy === accountIdOf(actor);
}

export function fromEnd(slip: SlipEntity): SlipEndView | null {
  const { fromMemberId: memberId, fromName: name, fromChapter: chapter, fromChapterId: chapterId } = slip;
  return memberId || name || chapter ? { memberId, name, chapter, chapterId } : null;
}

export function toEnd(slip: SlipEntity): SlipEndView | null {
  const { toMemberId: memberId, toName: name, toChapter: chapter, toChapterId: chapterId } = slip;
  return memberId || name || chapter ? { memberId, name, chapter, chapterId } : null;
}

/** A slip as this actor may see it, once it is known that they may. */
export function viewOf(slip: SlipEntity, actor: Actor): SlipView {
  const known = knowsThanker(actor, slip);
  return {
    chapterId: slip.chapterId,
    id: slip.id,
    type: slip.type,
    date: slip.date,
    from: known ? fromEnd(slip) : null,
    to: toEnd(slip),
    toOrganisation: slip.toOrganisation,
    tier: slip.tier,
    prospectName: slip.prospectName,
    gaveCard: slip.gaveCard,
    saidYouWouldCall: slip.saidYouWouldCall,
    heat: slip.heat,
    status: slip.status,
    amount: slip.amount,
    currency: slip.currency,
    business: slip.business,
    referralId: known ? slip.referralId : null,
    invitedByMemberId: slip.invitedBy,
    place: slip.place,
    topics: slip.topics,
    activity: slip.activity,
    credits: slip.credits,
    text: slip.text,
    withdrawnAt: slip.withdrawnAt,
    imported: slip.importId !== null,
    version: slip.version,
    createdAt: slip.createdAt,
    updatedAt: slip.updatedAt,
  };
}

const givesAway = new Set(['fromMemberId', 'fromName', 'fromChapter', 'fromChapterId', 'referralId']);

/** Values of a thank-you's history without what would name the thanker. */
export function withoutThanker(values: Record<string, unknown> | null): Record<string, unknown> | null {
  return values && Object.fromEntries(Object.entries(values).filter(([name]) => !givesAway.has(name)));
}
