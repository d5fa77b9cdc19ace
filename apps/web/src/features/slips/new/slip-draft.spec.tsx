import { draftOf, EMPTY_DRAFT, missingIn, type SlipDraft, slipOf } from './slip-draft.js';

const place = { chapterId: 'c1', memberId: 'me', today: '2026-11-22' };
const priya = { id: 'm2', name: 'Priya Kowal' };
const complete: Record<SlipDraft['kind'], Partial<SlipDraft>> = {
  REFERRAL: { person: priya, prospect: ' Ann Lee ', tier: 'OUTSIDE', phone: '555 0100' },
  CLOSED_BUSINESS: { person: priya, amount: '1.250,50', business: 'NEW', tier: 'INSIDE', referralId: 'r1' },
  ONE_TO_ONE: { person: priya, place: 'Café' },
  EDUCATION: { activity: 'Podcast', credits: '2' },
  TESTIMONIAL: { person: priya, text: 'She cooks well.' },
  VISITOR: { visitor: 'Lou Reyes', trade: 'Baker' },
};
const draft = (kind: SlipDraft['kind']): SlipDraft => ({ ...EMPTY_DRAFT, kind, ...complete[kind] });
const kinds = Object.keys(complete) as SlipDraft['kind'][];

describe('the draft of a slip', () => {
  it('asks for nothing but whom, who, and inside or outside', () => {
    expect(missingIn(EMPTY_DRAFT)).toEqual(['person', 'prospect', 'tier']);
    expect(missingIn(draft('REFERRAL'))).toEqual([]);
  });

  it('becomes a referral from oneself on the day of writing', () => {
    expect(slipOf(draft('REFERRAL'), place)).toMatchObject({
      kind: 'REFERRAL',
      summary: 'Priya Kowal',
      input: {
        chapterId: 'c1',
        date: '2026-11-22',
        giver: { memberId: 'me' },
        receiver: { memberId: 'm2' },
        prospectName: 'Ann Lee',
        tier: 'OUTSIDE',
        contact: { phone: '555 0100', email: null },
      },
    });
  });

  it('sends an exact amount and wins the referral that it thanks for', () => {
    expect(slipOf(draft('CLOSED_BUSINESS'), place).input).toMatchObject({
      amount: '1250.50',
      referralId: 'r1',
      winsReferral: true,
      thanker: { memberId: 'me' },
    });
  });

  it('can go to somebody of another chapter by name', () => {
    const other = { ...draft('REFERRAL'), elsewhere: true, otherName: 'Kofi', otherChapter: 'Quayside' };
    expect(slipOf(other, place).input).toMatchObject({ receiver: { name: 'Kofi', chapter: 'Quayside' } });
    expect(missingIn({ ...other, otherName: ' ' })).toEqual(['person']);
  });

  it('names the own seat in every kind, so that nobody else can become its author', () => {
    for (const kind of kinds) expect(JSON.stringify(slipOf(draft(kind), place))).toContain('"me"');
  });

  it.each(kinds)('of the kind %s comes back into the form as it was sent', (kind) => {
    const slip = slipOf(draft(kind), place);
    expect(slipOf(draftOf(slip), place)).toEqual(slip);
  });

  it('refuses to be sent with something missing', () => {
    expect(() => slipOf({ ...draft('EDUCATION'), activity: '' }, place)).toThrow('activity');
  });
});
