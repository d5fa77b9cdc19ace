import { chanceOfSilence, judgeMember, type VerdictInput } from './verdict.js';

const steady: VerdictInput = {
  tenureWeeks: 100,
  weeksActive: 26,
  given: 10,
  referralsPerMemberWeek: 0.5,
  balance: 0,
  evidence: { given: 20, received: 20, balance: 0, qValue: 1 },
};
const receives = { given: 10, received: 30, balance: -0.5, qValue: 0.01 };
const gives = { given: 30, received: 10, balance: 0.5, qValue: 0.01 };

describe('verdicts', () => {
  it('calls an even member balanced', () =>
    expect(judgeMember(steady)).toEqual({ verdict: 'BALANCED', turnedAround: false }));

  it('judges nobody in the first quarter, whatever the figures', () => {
    const silent = { ...steady, tenureWeeks: 12, given: 0, balance: -1, evidence: receives };
    expect(judgeMember(silent).verdict).toBe('SETTLING_IN');
    expect(judgeMember({ ...silent, tenureWeeks: 13 }).verdict).toBe('NOT_REFERRING');
  });

  it('calls giving nothing a finding only when it is unlikely in this chapter', () => {
    const silent = { ...steady, given: 0, evidence: { given: 0, received: 0, balance: null, qValue: null } };
    expect(judgeMember(silent).verdict).toBe('NOT_REFERRING');
    expect(judgeMember({ ...silent, referralsPerMemberWeek: 0.1 }).verdict).toBe('TOO_LITTLE_EVIDENCE');
    expect(judgeMember({ ...silent, weeksActive: 5 }).verdict).toBe('TOO_LITTLE_EVIDENCE');
    expect(judgeMember({ ...silent, referralsPerMemberWeek: null }).verdict).toBe('TOO_LITTLE_EVIDENCE');
    expect(judgeMember({ ...silent, given: 1 }).verdict).toBe('TOO_LITTLE_EVIDENCE');
  });

  it('says nothing below six referrals', () => {
    const evidence = { given: 0, received: 5, balance: -1, qValue: 0.01 };
    expect(judgeMember({ ...steady, balance: -1, evidence }).verdict).toBe('TOO_LITTLE_EVIDENCE');
    expect(judgeMember({ ...steady, balance: -1, evidence: { ...evidence, received: 6 } }).verdict).toBe(
      'RECEIVES_MORE',
    );
  });

  it('needs significance, size and the same lean in the window', () => {
    expect(judgeMember({ ...steady, balance: -0.1, evidence: receives }).verdict).toBe('RECEIVES_MORE');
    expect(judgeMember({ ...steady, balance: 0.1, evidence: gives }).verdict).toBe('GIVES_MORE');
    expect(judgeMember({ ...steady, balance: -0.1, evidence: { ...receives, qValue: 0.1 } }).verdict).toBe(
      'RECEIVES_MORE',
    );
    expect(judgeMember({ ...steady, balance: -0.1, evidence: { ...receives, qValue: 0.11 } }).verdict).toBe('BALANCED');
    expect(judgeMember({ ...steady, balance: -0.1, evidence: { ...receives, balance: -1 / 3 } }).verdict).toBe(
      'RECEIVES_MORE',
    );
    expect(judgeMember({ ...steady, balance: -0.1, evidence: { ...receives, balance: -0.33 } }).verdict).toBe(
      'BALANCED',
    );
    expect(judgeMember({ ...steady, balance: 0.1, evidence: { ...gives, qValue: null } }).verdict).toBe('BALANCED');
  });

  it('thanks somebody who has turned around, and only them', () => {
    expect(judgeMember({ ...steady, balance: 0.2, evidence: receives })).toEqual({
      verdict: 'BALANCED',
      turnedAround: true,
    });
    expect(judgeMember({ ...steady, balance: -0.2, evidence: gives })).toEqual({
      verdict: 'BALANCED',
      turnedAround: true,
    });
    expect(judgeMember({ ...steady, balance: 0, evidence: receives })).toEqual({
      verdict: 'BALANCED',
      turnedAround: false,
    });
    expect(judgeMember({ ...steady, balance: null, evidence: gives })).toEqual({
      verdict: 'BALANCED',
      turnedAround: false,
    });
    expect(judgeMember({ ...steady, balance: 0.2, evidence: { ...receives, qValue: 0.5 } }).turnedAround).toBe(false);
  });

  it('takes silence for granted when nobody was active', () => {
    expect(chanceOfSilence(null, 26)).toBe(1);
    expect(chanceOfSilence(0.5, 2)).toBeCloseTo(Math.exp(-1), 15);
  });
});
