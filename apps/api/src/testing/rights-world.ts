import { randomUUID } from 'node:crypto';
import type { MemberEntity } from '@chapterhouse/database';
import { addDays } from '@chapterhouse/domain';
import type { As, TestApi } from './test-api.js';

/** The columns of the rights test, in the order of its table. */
export const ROLES = [
  'nobody',
  'member',
  'leader',
  'leaderElsewhere',
  'committee',
  'visitorHost',
  'regionDirector',
  'organisationAdmin',
] as const;
export type Role = (typeof ROLES)[number];

export interface World {
  api: TestApi;
  chapterId: string;
  organisationId: string;
  regionId: string;
  slug: string;
  /** A member who is none of the people who ask. */
  someone: MemberEntity;
  as: Record<Role, As>;
  /** The seat of the one who asks; that of the member for those who have none here. */
  own: Record<Role, MemberEntity>;
  accountIds: Record<Role, string | null>;
  key(): string;
  /** A new seat of the chapter. */
  member(given?: Partial<MemberEntity>): Promise<MemberEntity>;
  /** A day with a held meeting, each time another one. */
  meeting(status?: 'HELD' | 'SCHEDULED'): Promise<string>;
  /** A past day without a meeting, each time another one. */
  freeDay(): string;
}

/** A chapter with people in every role, and another one elsewhere. */
export async function rightsWorld(api: TestApi): Promise<World> {
  const { make } = api.db;
  const chapter = await make.chapter();
  const elsewhere = await make.chapter();
  const { id: chapterId, organisationId, regionId } = chapter;
  const member = await make.member({ chapterId });
  const leader = await make.leader(chapterId);
  const committee = await make.leader(chapterId, 'MEMBERSHIP_COMMITTEE');
  const visitorHost = await make.leader(chapterId, 'VISITOR_HOST');
  const leaderElsewhere = await make.leader(elsewhere.id);
  const director = await make.account();
  await make.staffRole({ accountId: director.id, organisationId, role: 'REGION_DIRECTOR', regionId });
  const admin = await make.account();
  await make.staffRole({ accountId: admin.id, organisationId, role: 'ORGANISATION_ADMIN' });

  const accountIds: World['accountIds'] = {
    nobody: null,
    member: member.accountId,
    leader: leader.accountId,
    leaderElsewhere: leaderElsewhere.accountId,
    committee: committee.accountId,
    visitorHost: visitorHost.accountId,
    regionDirector: director.id,
    organisationAdmin: admin.id,
  };
  const as = { nobody: {} } as World['as'];
  for (const role of ROLES) if (accountIds[role]) as[role] = await api.signIn(accountIds[role]);
  let day = '2026-11-15';
  const freeDay = (): string => (day = addDays(day, -1));
  return {
    api,
    chapterId,
    organisationId,
    regionId,
    slug: chapter.slug,
    someone: await make.member({ chapterId }),
    as,
    own: {
      nobody: member,
      member,
      leader,
      leaderElsewhere: member,
      committee,
      visitorHost,
      regionDirector: member,
      organisationAdmin: member,
    },
    accountIds,
    key: () => randomUUID(),
    member: (given = {}) => make.member({ ...given, chapterId }),
    meeting: async (status = 'HELD') => {
      const date = freeDay();
      await make.meeting({ chapterId, date, status });
      return date;
    },
    freeDay,
  };
}
