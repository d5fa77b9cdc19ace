import type { DeliveryState, LetterFragment, LetterKind } from './gql/operations.js';
import { countOf, grouped, isUnderWay, maySendAgain } from './run-facts.js';

const letter = (name: string, state: DeliveryState, kind: LetterKind = 'MEMBER_WEEKLY'): LetterFragment => ({
  id: name,
  chapterId: 'c',
  asOf: '2026-11-22',
  kind,
  memberId: name,
  state,
  attempts: 1,
  reason: null,
  sentAt: null,
  member: { id: name, displayName: name },
});
const run = (state: 'PLANNED' | 'DONE' | 'FAILED', counts: Partial<Record<DeliveryState, number>> = {}) => ({
  state,
  deliveries: Object.entries(counts).map(([of, letters]) => ({
    state: of as DeliveryState,
    letters,
  })),
});

describe('a weekly run', () => {
  it('shows what needs a look first', () => {
    const letters = [
      letter('Zoe', 'SENT'),
      letter('Bo', 'SENT'),
      letter('Ann', 'SENT', 'LEADER_WEEKLY'),
      letter('Cy', 'BOUNCED'),
    ];
    expect(grouped(letters).map(({ state, letters: of }) => [state, of.map(({ id }) => id)])).toEqual([
      ['BOUNCED', ['Cy']],
      ['SENT', ['Ann', 'Bo', 'Zoe']],
    ]);
  });

  it('counts letters by state', () => {
    expect(countOf(run('DONE', { SENT: 20, BOUNCED: 2, FAILED: 1 }), 'BOUNCED', 'FAILED')).toBe(3);
  });

  it('is looked at again while something is to happen', () => {
    expect(isUnderWay(run('PLANNED'))).toBe(true);
    expect(isUnderWay(run('DONE', { SENT: 3, PENDING: 1 }))).toBe(true);
    expect(isUnderWay(run('DONE', { SENT: 3 }))).toBe(false);
    expect(isUnderWay(null)).toBe(false);
  });

  it('never sends a letter again that is on its way', () => {
    expect(maySendAgain(letter('Ann', 'SENDING'))).toBe(false);
    expect(maySendAgain(letter('Ann', 'SKIPPED'))).toBe(true);
  });
});
