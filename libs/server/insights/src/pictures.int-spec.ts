import { placeOf, type ChapterPlace } from '@chapterhouse/chapters';
import { ChapterEntity } from '@chapterhouse/database';
import type { NamedReport } from '@chapterhouse/domain';
import { systemActor } from '@chapterhouse/platform';
import { loadTruth, readExpected, testDatabase, VECTORS, type TestDatabase } from '@chapterhouse/testing';
import type { EntityManager } from 'typeorm';
import { CountingQueries } from './counting.queries.js';
import { InsightsService } from './insights.service.js';
import { PictureQueries, type ChapterPicture } from './pictures.queries.js';

const AS_OF = '2026-11-16';
const pictures = new PictureQueries();
const insights = new InsightsService(new CountingQueries());
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const count = (marks: string, letter: string): number => marks.split(letter).length - 1;

describe('pictures of a chapter', () => {
  for (const vector of VECTORS) {
    describe(`of ${vector}`, () => {
      let expected: NamedReport;
      let picture: ChapterPicture;
      let place: ChapterPlace;
      let inside: <T>(work: (em: EntityManager) => Promise<T>) => Promise<T>;
      const actor = () => systemActor('test', [place.chapterId]);
      beforeAll(async () => {
        const { chapterId } = await loadTruth(db, vector);
        inside = (work) => db.door.run(systemActor('test', [chapterId]), work);
        place = await inside(async (em) => placeOf(await em.findOneByOrFail(ChapterEntity, { id: chapterId })));
        await inside(async (em) => insights.storeSnapshots(em, await insights.computeChapters(em, AS_OF, [chapterId])));
        expected = readExpected(vector);
        const made = await inside((em) => pictures.ofChapter(em, place, actor()));
        if (!made) throw new Error('no picture');
        picture = made;
      });

      it('sums up to the referrals, ties and one-sided ties of expected.json', () => {
        const flows = picture.pairs.flatMap((p) => [p.given, p.returned]);
        expect(flows.reduce((a, b) => a + b, 0)).toBe(expected.chapter.referrals);
        expect(flows.filter((n) => n > 0)).toHaveLength(expected.chapter.ties);
        expect(picture.people).toHaveLength(expected.chapter.nodes);
        expect(picture.meetings).toHaveLength(expected.chapter.meetingsHeld);
        const name = new Map(picture.people.map((p) => [p.memberId, p.displayName]));
        const oneSided = picture.pairs
          .flatMap((p) => [
            [name.get(p.oneId), name.get(p.otherId), p.given, p.returned] as const,
            [name.get(p.otherId), name.get(p.oneId), p.returned, p.given] as const,
          ])
          .filter(([, , there, back]) => there >= 3 && back === 0)
          .map(([giver, receiver, n]) => `${giver} > ${receiver} ${n}`);
        expect(oneSided.sort()).toEqual(expected.chapter.oneSidedTies.map(([g, r, n]) => `${g} > ${r} ${n}`).sort());
      });

      it('gives every member the marks, the flow and the partners of expected.json', () => {
        for (const { memberId, displayName, marks, active } of picture.people) {
          const member = expected.members[displayName];
          if (!member) throw new Error(`${displayName} is not in expected.json`);
          const own = picture.pairs.filter((p) => p.oneId === memberId || p.otherId === memberId);
          const given = own.reduce((sum, p) => sum + (p.oneId === memberId ? p.given : p.returned), 0);
          const received = own.reduce((sum, p) => sum + (p.oneId === memberId ? p.returned : p.given), 0);
          expect({
            displayName,
            active,
            marks: ['P', 'A', 'L', 'M', 'S', '-'].map((letter) => count(marks, letter)),
            given,
            received,
          }).toEqual({
            displayName,
            active: member.verdict !== null,
            marks: [member.present, member.absent, member.late, member.medical, member.substitute, member.unrecorded],
            given: member.givenInChapter,
            received: member.receivedInChapter,
          });
          expect(marks).toHaveLength(picture.meetings.length);
        }
      });

      it('gives a member their weeks, quarters and partners', async () => {
        const [person] = picture.people.filter(({ active }) => active);
        if (!person) return expect(expected.chapter.members).toBe(0);
        const own = await inside((em) => pictures.ofMember(em, place, actor(), person.memberId));
        const member = expected.members[person.displayName];
        if (!own || !member) throw new Error('no picture');
        const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
        expect(own.weeks).toHaveLength(own.windowWeeks);
        expect(sum(own.weeks.map((w) => w.given))).toBe(member.referralsGivenInside + member.referralsGivenOutside);
        expect(sum(own.weeks.map((w) => w.received))).toBe(
          member.referralsReceivedInside + member.referralsReceivedOutside,
        );
        expect(sum(own.weeks.map((w) => w.oneToOnes))).toBe(member.oneToOnes);
        expect(own.weeks.at(-1)).toMatchObject(member.lastWeek);
        expect(sum(own.partners.map((p) => p.given))).toBe(member.givenInChapter);
        expect(sum(own.partners.map((p) => p.returned))).toBe(member.receivedInChapter);
        expect(own.quarters).toHaveLength(8);
        expect(sum(own.quarters.slice(-4).map((q) => q.given))).toBe(member.evidence.given);
        expect(own.marks).toBe(person.marks);
      });
    });
  }
});
