import type DataLoader from 'dataloader';
import type { RoleTermEntity } from '@chapterhouse/database';
import type { MemberQueries, RoleTermQueries, RosterMember } from '@chapterhouse/members';
import type { Clock } from '@chapterhouse/platform';
import { chapterLoader } from '../graphql/batch-loader.js';
import type { ApiContext } from '../graphql/context.js';

export const memberById = (
  ctx: ApiContext,
  q: MemberQueries,
  chapterId: string,
): DataLoader<string, RosterMember | null> =>
  chapterLoader(ctx, 'member', chapterId, (em, place, ids) => q.byIds(em, place, ctx.actor, ids));

/** The roles that members hold today, in the chapter's time zone. */
export const rolesOfMember = (
  ctx: ApiContext,
  q: RoleTermQueries,
  clock: Clock,
  chapterId: string,
): DataLoader<string, RoleTermEntity[] | null> =>
  chapterLoader(ctx, 'roles', chapterId, (em, place, ids) =>
    q.ofMembers(em, place, ctx.actor, ids, clock.today(place.timeZone)),
  );
