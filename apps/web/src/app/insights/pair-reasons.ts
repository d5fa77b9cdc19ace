import type { PairReason } from '@chapterhouse/domain';

/** A reason as the server sends it: what does not belong to its code is null. */
export interface SentPairReason {
  readonly code: PairReason['code'];
  readonly weeks?: number | null;
  readonly giverId?: string | null;
  readonly receiverId?: string | null;
  readonly referrals?: number | null;
  readonly memberIds?: readonly string[] | null;
  readonly sphere?: string | null;
}

/** A reason as the domain knows it. */
export function pairReasonOf({ code, ...facts }: SentPairReason): PairReason {
  switch (code) {
    case 'LONG_AGO':
      return { code, weeks: facts.weeks ?? 0 };
    case 'ONE_SIDED_TIE':
      return {
        code,
        giverId: facts.giverId ?? '',
        receiverId: facts.receiverId ?? '',
        referrals: facts.referrals ?? 0,
      };
    case 'SETTLING_IN':
      return { code, memberIds: facts.memberIds ?? [] };
    case 'SAME_SPHERE':
      return { code, sphere: facts.sphere ?? '' };
    case 'NEVER_MET':
      return { code };
  }
}
