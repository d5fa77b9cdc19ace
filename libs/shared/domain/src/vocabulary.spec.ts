import { ERROR_CODES, isErrorCode } from './error-codes.js';
import {
  MARK_LETTERS,
  REFERRAL_STATUSES,
  REFERRAL_TRANSITIONS,
  canAdvanceReferral,
  isOneSided,
  whoAdvancesReferral,
} from './vocabulary.js';

describe('vocabulary', () => {
  it('lets a referral skip steps forward but never walk back to the start', () => {
    expect(canAdvanceReferral('NEW', 'WON')).toBe(true);
    expect(canAdvanceReferral('CONTACTED', 'LOST')).toBe(true);
    expect(REFERRAL_STATUSES.some((from) => canAdvanceReferral(from, 'NEW'))).toBe(false);
    expect(canAdvanceReferral('IN_PROGRESS', 'CONTACTED')).toBe(false);
    expect(REFERRAL_STATUSES.some((status) => canAdvanceReferral(status, status))).toBe(false);
  });

  it('reopens a result only into progress, and a withdrawn referral never', () => {
    expect(REFERRAL_TRANSITIONS.WON).toEqual(['IN_PROGRESS']);
    expect(REFERRAL_TRANSITIONS.LOST).toEqual(['IN_PROGRESS']);
    expect(REFERRAL_TRANSITIONS.WITHDRAWN).toEqual([]);
    expect(canAdvanceReferral('WON', 'WITHDRAWN')).toBe(false);
  });

  it('leaves withdrawing to the giver and every other step to the receiver', () => {
    expect(REFERRAL_STATUSES.filter((status) => whoAdvancesReferral(status) === 'GIVER')).toEqual(['WITHDRAWN']);
  });

  it('has a letter of its own for every mark', () => {
    expect(new Set(Object.values(MARK_LETTERS)).size).toBe(5);
  });

  it('calls the three verdicts one-sided that need help, and a former member never', () => {
    expect(isOneSided('GIVES_MORE') && isOneSided('RECEIVES_MORE') && isOneSided('NOT_REFERRING')).toBe(true);
    expect(
      isOneSided('BALANCED') || isOneSided('SETTLING_IN') || isOneSided('TOO_LITTLE_EVIDENCE') || isOneSided(null),
    ).toBe(false);
  });

  it('knows its error codes and nothing inherited', () => {
    expect(ERROR_CODES.every(isErrorCode)).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode(undefined)).toBe(false);
  });
});
