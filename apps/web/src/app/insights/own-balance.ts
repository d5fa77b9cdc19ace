import type { Verdict } from '@chapterhouse/domain';
import type { OwnBalanceFacts } from '@chapterhouse/words';

/** What of a member's figures their own sentences need. */
export interface BalanceFigures {
  readonly verdict?: Verdict | null;
  readonly turnedAround: boolean;
  readonly tenureWeeks: number;
  readonly evidence: { readonly given: number; readonly received: number };
  readonly flow: { readonly givenInChapter: number; readonly receivedInChapter: number };
}

interface Tie {
  readonly referrals: number;
  readonly member?: { readonly displayName: string; readonly speciality?: string | null } | null;
}

interface Ties {
  /** Most first: to whom three or more went, and from whom they came, with none the other way. */
  readonly givesTo?: readonly Tie[] | null;
  readonly receivesFrom?: readonly Tie[] | null;
}

/** How long the two windows of a chapter are. */
export interface Windows {
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
}

/** The facts behind the sentence about one's own giving and receiving; null for a former member. `called`: see `callNames`. */
export function ownBalanceFacts(
  { verdict, turnedAround, tenureWeeks, evidence, flow }: BalanceFigures,
  { windowWeeks, evidenceWeeks }: Windows,
  ties: Ties | null,
  called: (fullName: string) => string = (fullName) => fullName,
): OwnBalanceFacts | null {
  if (!verdict) return null;
  // Who gives nothing is told so by the window; the others by the evidence on which the verdict stands.
  const recent = verdict === 'NOT_REFERRING';
  const [tie] = (verdict === 'GIVES_MORE' ? ties?.givesTo : ties?.receivesFrom) ?? [];
  return {
    verdict,
    turnedAround,
    tenureWeeks,
    given: recent ? flow.givenInChapter : evidence.given,
    received: recent ? flow.receivedInChapter : evidence.received,
    periodWeeks: recent ? windowWeeks : evidenceWeeks,
    partner: tie?.member
      ? { name: called(tie.member.displayName), trade: tie.member.speciality ?? null, count: tie.referrals }
      : null,
  };
}
