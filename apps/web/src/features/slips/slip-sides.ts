import type { SlipType } from '@chapterhouse/domain';
import { endName } from '../../app/slips/slip-end.js';

interface End {
  readonly memberId?: string | null;
  readonly name?: string | null;
  readonly chapter?: string | null;
  readonly member?: { readonly displayName: string } | null;
}
interface Sided {
  readonly type: SlipType;
  readonly from?: End | null;
  readonly to?: End | null;
}

export type Direction = 'given' | 'received' | 'both' | 'own';

/** Which way a slip went, seen from one of its ends. A one-to-one goes both ways, education nowhere. */
export function directionOf(slip: Sided, memberId: string): Direction {
  if (slip.type === 'ONE_TO_ONE') return 'both';
  if (slip.type === 'EDUCATION') return 'own';
  return slip.from?.memberId === memberId ? 'given' : 'received';
}

/** The name at the other end; null when it is hidden or nobody. */
export function otherOf(slip: Sided, memberId: string): string | null {
  if (slip.type === 'EDUCATION') return null;
  return endName(slip.from?.memberId === memberId ? slip.to : slip.from);
}
