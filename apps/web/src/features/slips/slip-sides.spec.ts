import { directionOf, otherOf } from './slip-sides.js';

const me = { memberId: 'me', member: { displayName: 'Amara' } };
const priya = { memberId: 'p', member: { displayName: 'Priya' } };
const kofi = { name: 'Kofi', chapter: 'Quayside' };

describe('the sides of a slip', () => {
  it('are given when I am the one it comes from', () => {
    expect(directionOf({ type: 'REFERRAL', from: me, to: priya }, 'me')).toBe('given');
    expect(directionOf({ type: 'REFERRAL', from: kofi, to: me }, 'me')).toBe('received');
    expect(directionOf({ type: 'ONE_TO_ONE', from: me, to: priya }, 'me')).toBe('both');
    expect(directionOf({ type: 'EDUCATION', from: me, to: null }, 'me')).toBe('own');
  });

  it('name the other one, and nobody when the thanker is hidden', () => {
    expect(otherOf({ type: 'REFERRAL', from: me, to: priya }, 'me')).toBe('Priya');
    expect(otherOf({ type: 'REFERRAL', from: kofi, to: me }, 'me')).toBe('Kofi');
    expect(otherOf({ type: 'CLOSED_BUSINESS', from: null, to: me }, 'me')).toBeNull();
    expect(otherOf({ type: 'EDUCATION', from: me, to: null }, 'me')).toBeNull();
  });
});
