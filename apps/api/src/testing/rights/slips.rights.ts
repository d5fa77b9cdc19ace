import {
  inChapter,
  own,
  ofSomeone,
  write,
  referralTo,
  referralBy,
  strangersReferral,
  type RightsTable,
} from './rights-row.js';

export const slipsRights: RightsTable = {
  slips: [
    {
      document: 'query ($c: ID!) { slips(chapterId: $c) { items { type contact { phone } } totalCount } }',
      variables: inChapter,
      outcome: 'S++N++++',
    },
  ],
  slip: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $s: ID!) { slip(chapterId: $c, slipId: $s) { id } }',
      variables: async (w, role) => ({ c: w.chapterId, s: (await referralTo(w, role)).id }),
      outcome: 'S++N++++',
    },
    {
      about: 'between others',
      document: 'query ($c: ID!, $s: ID!) { slip(chapterId: $c, slipId: $s) { id } }',
      variables: async (w) => ({ c: w.chapterId, s: (await strangersReferral(w)).id }),
      outcome: 'SN+N+N++',
    },
  ],
  slipHistory: [
    {
      about: 'between others',
      document: 'query ($c: ID!, $s: ID!) { slipHistory(chapterId: $c, slipId: $s) { action } }',
      variables: async (w) => ({ c: w.chapterId, s: (await strangersReferral(w)).id }),
      outcome: 'SN+N+N++',
    },
  ],
  waitingReferrals: [
    {
      about: 'one’s own',
      document: 'query ($c: ID!, $m: ID!) { waitingReferrals(chapterId: $c, memberId: $m) { totalCount } }',
      variables: own,
      outcome: 'S++N++++',
    },
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { waitingReferrals(chapterId: $c, memberId: $m) { totalCount } }',
      variables: ofSomeone,
      outcome: 'SF+N+F++',
    },
  ],
  referralNews: [
    {
      about: 'somebody else’s',
      document: 'query ($c: ID!, $m: ID!) { referralNews(chapterId: $c, memberId: $m) { totalCount } }',
      variables: ofSomeone,
      outcome: 'SF+N+F++',
    },
  ],
  closedBusiness: [
    {
      document:
        'query ($c: ID!) { closedBusiness(chapterId: $c, from: "2026-01-01", to: "2026-12-01") { amount breakdown { inside } } }',
      variables: inChapter,
      outcome: 'SF+N+F++',
    },
  ],
  createReferral: [
    {
      about: 'one’s own',
      document: write('createReferral', 'CreateReferralInput'),
      variables: (w) => ({
        i: {
          chapterId: w.chapterId,
          receiver: { memberId: w.someone.id },
          prospectName: 'P',
          tier: 'OUTSIDE',
          idempotencyKey: w.key(),
        },
      }),
      outcome: 'S++N++FF',
    },
    {
      about: 'in the name of two others',
      document: write('createReferral', 'CreateReferralInput'),
      variables: async (w) => ({
        i: {
          chapterId: w.chapterId,
          giver: { memberId: (await w.member()).id },
          receiver: { memberId: w.someone.id },
          prospectName: 'P',
          tier: 'OUTSIDE',
          idempotencyKey: w.key(),
        },
      }),
      outcome: 'SFFNFFFF',
    },
  ],
  createClosedBusiness: [
    {
      document: write('createClosedBusiness', 'CreateClosedBusinessInput'),
      variables: (w) => ({
        i: {
          chapterId: w.chapterId,
          thanked: { memberId: w.someone.id },
          amount: '10.50',
          business: 'NEW',
          tier: 'INSIDE',
          idempotencyKey: w.key(),
        },
      }),
      outcome: 'S++N++FF',
    },
  ],
  createOneToOne: [
    {
      document: write('createOneToOne', 'CreateOneToOneInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, other: { memberId: w.someone.id }, idempotencyKey: w.key() } }),
      outcome: 'S++N++FF',
    },
  ],
  createEducation: [
    {
      document: write('createEducation', 'CreateEducationInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, activity: 'Book', credits: '1.5', idempotencyKey: w.key() } }),
      outcome: 'S++N++FF',
    },
  ],
  createTestimonial: [
    {
      document: write('createTestimonial', 'CreateTestimonialInput'),
      variables: (w) => ({
        i: { chapterId: w.chapterId, forMemberId: w.someone.id, text: 'Good work.', idempotencyKey: w.key() },
      }),
      outcome: 'S++N++FF',
    },
  ],
  correctSlip: [
    {
      about: 'one’s own',
      document: write('correctSlip', 'CorrectSlipInput'),
      variables: async (w, role) => ({
        i: { chapterId: w.chapterId, slipId: (await referralBy(w, role)).id, expectedVersion: 1, patch: { heat: 3 } },
      }),
      outcome: 'S++N++FF',
    },
    {
      about: 'between others, before the lock',
      document: write('correctSlip', 'CorrectSlipInput'),
      variables: async (w) => ({
        i: { chapterId: w.chapterId, slipId: (await strangersReferral(w)).id, expectedVersion: 1, patch: { heat: 3 } },
      }),
      outcome: 'SNFNFNFF',
    },
  ],
  withdrawSlip: [
    {
      about: 'one’s own',
      document: write('withdrawSlip', 'WithdrawSlipInput'),
      variables: async (w, role) => ({ i: { chapterId: w.chapterId, slipId: (await referralBy(w, role)).id } }),
      outcome: 'S++N++FF',
    },
  ],
  advanceReferral: [
    {
      about: 'that one received',
      document: write('advanceReferral', 'AdvanceReferralInput'),
      variables: async (w, role) => ({
        i: { chapterId: w.chapterId, slipId: (await referralTo(w, role)).id, to: 'CONTACTED' },
      }),
      outcome: 'S++N++FF',
    },
    {
      about: 'that one gave',
      document: write('advanceReferral', 'AdvanceReferralInput'),
      variables: async (w, role) => ({
        i: { chapterId: w.chapterId, slipId: (await referralBy(w, role)).id, to: 'CONTACTED' },
      }),
      outcome: 'SFFNFFFF',
    },
  ],
};
