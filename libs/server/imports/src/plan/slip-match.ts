import { foldName } from '@chapterhouse/domain';
import type { ExistingSlip, SlipContent } from './plan.types.js';

/** The slips that find no partner of the same key among those left; partners leave the set. */
export function unmatched(
  slips: readonly SlipContent[],
  left: Set<ExistingSlip>,
  keyOf: (slip: ExistingSlip) => string | null,
): SlipContent[] {
  const partners = new Map<string, ExistingSlip[]>();
  for (const slip of left) {
    const key = keyOf(slip);
    if (key !== null) partners.set(key, [...(partners.get(key) ?? []), slip]);
  }
  return slips.filter((content) => {
    const partner = partners.get(keyOfSlip(content))?.shift();
    return !partner || !left.delete(partner);
  });
}

/** Two slips are the same when these agree. Who thanks is no part of it (files do not say), nor which of the two in a one-to-one comes first. */
export function keyOfSlip(slip: SlipContent): string {
  const from = slip.fromMemberId ?? `${foldName(slip.fromName ?? '')}@${foldName(slip.fromChapter ?? '')}`;
  const to = slip.toOrganisation
    ? 'organisation'
    : (slip.toMemberId ?? `${foldName(slip.toName ?? '')}@${foldName(slip.toChapter ?? '')}`);
  const ends = slip.type === 'CLOSED_BUSINESS' ? [to] : slip.type === 'ONE_TO_ONE' ? [from, to].sort() : [from, to];
  return [
    slip.type,
    ...ends,
    slip.tier,
    slip.amount === null ? '' : Number(slip.amount),
    slip.credits === null ? '' : Number(slip.credits),
  ].join('|');
}
