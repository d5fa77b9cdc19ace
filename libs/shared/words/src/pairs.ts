import type { PairReason } from '@chapterhouse/domain';
import { type Words, words } from './words.js';

/** What to call a member, see `callNames`. */
export type NameOf = (memberId: string) => string;

/** Why a member should meet a partner, as that member reads it. */
export function ownPairReason(
  reason: PairReason,
  pair: { readonly selfId: string; readonly partnerId: string },
  nameOf: NameOf,
): Words {
  const partner = nameOf(pair.partnerId);
  switch (reason.code) {
    case 'NEVER_MET':
      return words('pair.NEVER_MET');
    case 'LONG_AGO':
      return words('pair.LONG_AGO', { weeks: reason.weeks });
    case 'ONE_SIDED_TIE':
      return words(reason.giverId === pair.selfId ? 'pair.ONE_SIDED_TIE.given' : 'pair.ONE_SIDED_TIE.received', {
        partner,
        times: reason.referrals,
      });
    case 'SETTLING_IN':
      if (reason.memberIds.length > 1) return words('pair.SETTLING_IN.both');
      return words(reason.memberIds[0] === pair.selfId ? 'pair.SETTLING_IN.self' : 'pair.SETTLING_IN.partner', {
        partner,
      });
    case 'SAME_SPHERE':
      return words('pair.SAME_SPHERE');
  }
}

/** A one-to-one in a calendar: what it is called, and why the one who reads it should go; `suggested` when nobody chose the time. */
export function calendarEntry(
  reasons: readonly PairReason[],
  pair: { readonly selfId: string; readonly partnerId: string },
  nameOf: NameOf,
  suggested: boolean,
): { readonly title: Words; readonly notes: readonly Words[] } {
  const notes = reasons.map((reason) => ownPairReason(reason, pair, nameOf));
  return {
    title: words('calendar.oneToOne.title', { first: nameOf(pair.selfId), second: nameOf(pair.partnerId) }),
    notes: suggested ? [...notes, words('calendar.oneToOne.suggested')] : notes,
  };
}

/** Why two members should meet, as leaders read it beside the two names. */
export function rotaReason(reason: PairReason, nameOf: NameOf): Words {
  switch (reason.code) {
    case 'LONG_AGO':
      return words('rota.LONG_AGO', { weeks: reason.weeks });
    case 'ONE_SIDED_TIE':
      return words('rota.ONE_SIDED_TIE', {
        giver: nameOf(reason.giverId),
        receiver: nameOf(reason.receiverId),
        times: reason.referrals,
      });
    case 'SETTLING_IN':
      return reason.memberIds.length > 1
        ? words('rota.SETTLING_IN.both')
        : words('rota.SETTLING_IN', { name: nameOf(reason.memberIds[0] ?? '') });
    case 'NEVER_MET':
    case 'SAME_SPHERE':
      return words(`rota.${reason.code}`);
  }
}
