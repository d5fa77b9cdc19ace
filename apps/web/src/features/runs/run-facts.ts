import type { DeliveryState, LetterFragment, RunFragment } from './gql/operations.js';

/** What needs a look comes first, what is done last. */
export const STATES: readonly DeliveryState[] = ['BOUNCED', 'FAILED', 'SKIPPED', 'PENDING', 'SENDING', 'SENT'];

export const countOf = (run: Pick<RunFragment, 'deliveries'>, ...states: DeliveryState[]): number =>
  run.deliveries.filter(({ state }) => states.includes(state)).reduce((sum, { letters }) => sum + letters, 0);

/** Something is still to happen by itself: look again soon. */
export const isUnderWay = (run: Pick<RunFragment, 'state' | 'deliveries'> | null | undefined): boolean =>
  !!run && (run.state === 'PLANNED' || countOf(run, 'PENDING', 'SENDING') > 0);

/** Letters by state, those that need a look first; within a state leaders' before members', by name. */
export function grouped(letters: readonly LetterFragment[]): { state: DeliveryState; letters: LetterFragment[] }[] {
  const nameOf = (letter: LetterFragment): string => letter.member?.displayName ?? '';
  return STATES.map((state) => ({
    state,
    letters: letters
      .filter((letter) => letter.state === state)
      .sort((a, b) => a.kind.localeCompare(b.kind) || nameOf(a).localeCompare(nameOf(b))),
  })).filter((group) => group.letters.length > 0);
}

/** A letter on its way cannot be sent a second time. */
export const maySendAgain = ({ state }: Pick<LetterFragment, 'state'>): boolean =>
  state !== 'PENDING' && state !== 'SENDING';
