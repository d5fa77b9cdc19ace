import { type Grant, type Permission, type Reach, reachOf } from '@chapterhouse/domain';
import type { MeQuery, OwnChapterFragment } from '../gql/operations.js';

export type Account = NonNullable<MeQuery['me']>;
export type Seat = Account['seats'][number];
export type Chapter = OwnChapterFragment;

/** The rights of an account as the table of the domain knows them. */
export function grantsOf(account: Pick<Account, 'seats' | 'staffRoles'>): readonly Grant[] {
  const ofSeats = account.seats.flatMap(({ chapterId, memberId, roles }): Grant[] =>
    (['MEMBER', ...roles] as const).map((role) => ({ role, chapterId, memberId })),
  );
  const ofStaff = account.staffRoles.flatMap(({ role, regionId, organisationId }): Grant[] => {
    if (role === 'REGION_DIRECTOR' && regionId) return [{ role, regionId }];
    if (role === 'ORGANISATION_ADMIN' && organisationId) return [{ role, organisationId }];
    return [];
  });
  return [...ofSeats, ...ofStaff];
}

/** How far a permission reaches in this chapter: `all`, `own`, or null. The server decides again on every record. */
export function reachIn(grants: readonly Grant[], chapter: Chapter, permission: Permission): Reach | null {
  const { id: chapterId, regionId, organisationId } = chapter;
  return reachOf(grants, permission, { chapterId, regionId, organisationId });
}
