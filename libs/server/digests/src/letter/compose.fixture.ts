import type { MemberFigures, MemberNotes, Verdict } from '@chapterhouse/domain';
import type { LeaderFacts, NamedSnapshot } from './leader-facts.js';
import { LetterLinks } from './letter-links.js';

/** Somebody about whom there is nothing to say, but for what is given. */
export function snapshot(
  displayName: string,
  verdict: Verdict,
  figures: Partial<MemberFigures> = {},
  notes: Partial<MemberNotes> = {},
): NamedSnapshot {
  return {
    memberId: `id-of-${displayName.toLowerCase().replaceAll(' ', '-')}`,
    displayName,
    figures: {
      present: 24,
      absent: 0,
      late: 0,
      medical: 0,
      substitute: 0,
      unrecorded: 0,
      attendanceRate: 1,
      longestAbsence: 0,
      oldestAbsenceExpires: null,
      referralsGivenInside: 0,
      referralsGivenOutside: 0,
      referralsReceivedInside: 0,
      referralsReceivedOutside: 0,
      visitors: 0,
      oneToOnes: 0,
      oneToOnePartners: 0,
      closedBusiness: 0,
      educationCredits: 0,
      lastWeek: { given: 0, received: 0, oneToOnes: 0 },
      givenInChapter: 0,
      receivedInChapter: 0,
      givenTo: 0,
      receivedFrom: 0,
      mutual: 0,
      balance: null,
      reciprocity: null,
      tenureWeeks: 100,
      weeksActive: 26,
      evidence: { given: 0, received: 0, balance: null, pValue: null, qValue: null },
      ...figures,
      verdict,
    },
    notes: {
      attendance: { effectiveAbsences: 0, state: 'CLEAR' },
      turnedAround: false,
      chanceOfSilence: 0.5,
      ...notes,
    },
  };
}

export const evidence = (given: number, received: number): { evidence: MemberFigures['evidence'] } => ({
  evidence: { given, received, balance: (given - received) / (given + received), pValue: 0.001, qValue: 0.01 },
});

export function leaderFacts(changes: Partial<LeaderFacts> = {}): LeaderFacts {
  return {
    chapter: { name: 'Harbour Lights', locale: 'en-IE', timeZone: 'Europe/Dublin', currency: 'EUR' },
    policy: { absenceLimit: 3, medicalLimit: null },
    recipient: 'Jonas Lorca',
    asOf: '2026-11-16',
    windowWeeks: 26,
    evidenceWeeks: 52,
    data: {
      figures: [{ key: 'referralsGiven', lastWeek: 12, mean: 8 }],
      recorded: true,
      partners: {},
      away: {},
      waiting: [],
      missing: { attendance: [], meeting: false, noAddress: 0, bounced: 0 },
    },
    members: [],
    waiting: [],
    drafts: 0,
    rota: [],
    asks: [],
    links: new LetterLinks('https://chapterhouse.example', 'harbour-lights'),
    unsubscribeToken: 'token',
    ...changes,
  };
}
