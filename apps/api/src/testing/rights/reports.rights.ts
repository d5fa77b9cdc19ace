import { inChapter, own, ofSomeone, type RightsTable } from './rights-row.js';

const chapterReport = (kind: string): string =>
  `query ($c: ID!) { report(chapterId: $c, kind: ${kind}) { audience sections { table { rows { texts } } } } }`;
const review =
  'query ($c: ID!, $m: ID!) { report(chapterId: $c, kind: MEMBER_REVIEW, memberId: $m) { audience memberName } }';

export const reportsRights: RightsTable = {
  report: [
    ...['CHAPTER_SUMMARY', 'ATTENDANCE_SHEET', 'SCORECARDS', 'CHAPTER_QUARTERLY'].map((kind) => ({
      about: kind,
      document: chapterReport(kind),
      variables: inChapter,
      outcome: 'SF+N+F++',
    })),
    ...['REFERRAL_MATRIX', 'ONE_TO_ONE_MATRIX', 'COMBINATION_MATRIX'].map((kind) => ({
      about: kind,
      document: chapterReport(kind),
      variables: inChapter,
      outcome: 'SF+N+FFF',
    })),
    { about: 'one’s own review', document: review, variables: own, outcome: 'S++N++FF' },
    { about: 'somebody else’s review', document: review, variables: ofSomeone, outcome: 'SF+N+FFF' },
  ],
};
