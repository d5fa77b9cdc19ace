import { placeOf } from '@chapterhouse/chapters';
import { ChapterEntity, type MemberEntity } from '@chapterhouse/database';
import type { Grant } from '@chapterhouse/domain';
import type { AccountActor } from '@chapterhouse/platform';
import { testDatabase, type TestDatabase } from '@chapterhouse/testing';
import type { SlipFilter } from './slips.inputs.js';
import { SlipQueries } from './slips.queries.js';

const queries = new SlipQueries();
let db: TestDatabase;
let chapter: ChapterEntity;
let leader: MemberEntity;
let ada: MemberEntity;
let ben: MemberEntity;

beforeAll(async () => {
  db = await testDatabase();
  chapter = await db.make.chapter();
  const chapterId = chapter.id;
  leader = await db.make.leader(chapterId);
  ada = await db.make.member({ chapterId });
  ben = await db.make.member({ chapterId });
  const ends = { chapterId, fromMemberId: ada.id, toMemberId: ben.id };
  await db.make.referral(ends);
  await db.make.referral({ ...ends, fromMemberId: ben.id, toMemberId: ada.id });
  await db.make.referral({ ...ends, toMemberId: leader.id });
  await db.make.closedBusiness(ends);
});
afterAll(() => db.close());

const between = async (seat: MemberEntity, filter: SlipFilter): Promise<string[]> => {
  const grants: Grant[] = [{ role: 'MEMBER', chapterId: chapter.id, memberId: seat.id }];
  if (seat === leader) grants.push({ role: 'PRESIDENT', chapterId: chapter.id, memberId: seat.id });
  const accountId = seat.accountId ?? crypto.randomUUID();
  const actor: AccountActor = { kind: 'account', accountId, email: '', isOperator: false, grants };
  const found = await db.door.run(
    actor,
    async (em) => {
      const place = placeOf(await em.findOneByOrFail(ChapterEntity, { id: chapter.id }));
      return queries.list(em, place, actor, filter);
    },
    { chapterId: chapter.id },
  );
  return found.items.map((slip) => slip.type).sort();
};

describe('slips between two members', () => {
  it('are those of which both are an end, either way', async () => {
    expect(await between(leader, { memberId: ada.id, withMemberId: ben.id })).toEqual(['REFERRAL', 'REFERRAL']);
    expect(await between(leader, { memberId: ada.id, withMemberId: leader.id })).toEqual(['REFERRAL']);
  });

  it('never tell who thanked, neither to leaders nor to the one who is thanked', async () => {
    expect(await between(leader, { memberId: ben.id, withMemberId: ada.id })).not.toContain('CLOSED_BUSINESS');
    expect(await between(ben, { withMemberId: ada.id })).toEqual(['REFERRAL', 'REFERRAL']);
  });

  it('show the thanker their own thanks', async () => {
    expect(await between(ada, { withMemberId: ben.id })).toEqual(['CLOSED_BUSINESS', 'REFERRAL', 'REFERRAL']);
  });
});

describe('slips that a member gave or received', () => {
  it('are told apart, for oneself and for somebody else', async () => {
    expect(await between(ada, { direction: 'GIVEN' })).toEqual(['CLOSED_BUSINESS', 'REFERRAL', 'REFERRAL']);
    expect(await between(ada, { direction: 'RECEIVED' })).toEqual(['REFERRAL']);
    expect(await between(leader, { direction: 'RECEIVED', memberId: ben.id })).toEqual(['CLOSED_BUSINESS', 'REFERRAL']);
    expect(await between(leader, { direction: 'RECEIVED', memberId: leader.id })).toEqual(['REFERRAL']);
  });

  it('never tell whom somebody else thanked', async () => {
    expect(await between(leader, { direction: 'GIVEN', memberId: ada.id })).toEqual(['REFERRAL', 'REFERRAL']);
    expect(await between(ben, { direction: 'GIVEN', memberId: ada.id })).toEqual(['REFERRAL']);
  });
});
