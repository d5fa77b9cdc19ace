import { rankPeople, together } from './rank-people.js';

const person = (id: string) => ({ id, name: id.toUpperCase(), detail: null });
const slip = (from: string, to: string, date: string) => ({ date, from: { memberId: from }, to: { memberId: to } });

describe('whom a slip will most likely go to', () => {
  it('puts the recent and frequent first and never oneself', () => {
    const people = ['a', 'b', 'c', 'd', 'me'].map(person);
    const slips = [
      slip('me', 'c', '2026-11-20'),
      slip('b', 'me', '2026-11-01'),
      slip('me', 'b', '2026-11-08'),
      slip('me', 'd', '2026-01-01'),
    ];
    expect(rankPeople(people, slips, 'me', '2026-11-22').map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
  });

  it('goes by name when nothing is known yet', () => {
    expect(rankPeople(['b', 'a'].map(person), [], 'me', '2026-11-22').map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('two lists of people', () => {
  it('together name nobody twice and keep their order', () => {
    const list = (...ids: string[]) => ids.map(person);
    expect(together(list('b', 'a'), list('c', 'a', 'c')).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    const known = list('a');
    expect(together(known, list('a'))).toBe(known);
  });
});
