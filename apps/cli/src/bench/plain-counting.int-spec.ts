import { loadTruth, type LoadedVector, readExpected, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import type { MemberFigures, NamedReport } from '@chapterhouse/domain';
import { PLAIN_COUNTING } from './plain-counting.sql.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** What the statement counts, out of the figures of a report. */
const countsOf = (m: MemberFigures): Record<string, number> => ({
  present: m.present,
  absent: m.absent,
  late: m.late,
  medical: m.medical,
  substitute: m.substitute,
  givenInside: m.referralsGivenInside,
  givenOutside: m.referralsGivenOutside,
  receivedInside: m.referralsReceivedInside,
  receivedOutside: m.referralsReceivedOutside,
  lastGiven: m.lastWeek.given,
  lastReceived: m.lastWeek.received,
  lastOneToOnes: m.lastWeek.oneToOnes,
  credits: m.educationCredits,
  business: m.closedBusiness,
  oneToOnes: m.oneToOnes,
  partners: m.oneToOnePartners,
  visitors: m.visitors,
  given: m.givenInChapter,
  received: m.receivedInChapter,
  mutual: m.mutual,
  givenTo: m.givenTo,
  receivedFrom: m.receivedFrom,
  evidenceGiven: m.evidence.given,
  evidenceReceived: m.evidence.received,
});

it.each(['harbour-lights', 'small-quirks'] as const)(
  'counts what the figures of %s say, so that the measurement compares like with like',
  async (vector) => {
    const expected = readExpected<unknown>(vector) as NamedReport;
    const { chapterId, memberIds }: LoadedVector = await loadTruth(db, vector);
    const rows = await db.sql<Record<string, number | string>>(PLAIN_COUNTING, [[chapterId], expected.asOf]);
    const byId = new Map(rows.map((row) => [row['memberId'], row]));
    for (const [name, figures] of Object.entries(expected.members)) {
      const wanted = countsOf(figures);
      const row = byId.get(memberIds.get(name) ?? '') ?? {};
      const counted = Object.fromEntries(Object.keys(wanted).map((key) => [key, row[key]]));
      expect({ name, ...counted }).toEqual({ name, ...wanted });
    }
  },
);
