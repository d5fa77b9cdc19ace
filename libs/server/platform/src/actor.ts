import { can, type Grant, type Permission, type RecordScope } from '@chapterhouse/domain';
import { AppError, notFound } from './app-error.js';

/** A signed-in person, with the rights they hold today. */
export interface AccountActor {
  readonly kind: 'account';
  readonly accountId: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly isOperator: boolean;
}

/** A part of the system itself (worker, command line) at work for the chapters it names, and for no others. */
export interface SystemActor {
  readonly kind: 'system';
  /** Who: `worker.weekly`, `cli.import`. It stands in the audit log's reason. */
  readonly name: string;
  readonly chapterIds: readonly string[];
}

export type Actor = AccountActor | SystemActor;

/** The system at work for these chapters. */
export const systemActor = (name: string, chapterIds: readonly string[]): SystemActor => ({
  kind: 'system',
  name,
  chapterIds,
});

/** The account behind an actor, for `created_by` and the audit log; null for the system. */
export const accountIdOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.accountId : null);

/** The chapters in which the actor has a seat (or which the system named). Staff reach others one at a time. */
export function seatChapterIds(actor: Actor): string[] {
  if (actor.kind === 'system') return [...actor.chapterIds];
  return [...new Set(actor.grants.flatMap((g) => ('chapterId' in g ? [g.chapterId] : [])))];
}

/** The actor's own seats in a chapter. */
export function memberIdsIn(actor: Actor, chapterId: string): string[] {
  if (actor.kind === 'system') return [];
  return [...new Set(actor.grants.flatMap((g) => ('chapterId' in g && g.chapterId === chapterId ? [g.memberId] : [])))];
}

/** Whether the actor may do this with this record. The system may, in the chapters it names. */
export function allows(actor: Actor, permission: Permission, record?: RecordScope): boolean {
  if (actor.kind === 'system') return actor.chapterIds.includes(record?.chapterId ?? '');
  return can(actor.grants, permission, record);
}

/**
 * Throws unless the actor may do this with this record: NOT_FOUND when they may not even know of the chapter,
 * FORBIDDEN when they belong to it but lack the right.
 */
export function authorize(actor: Actor, permission: Permission, record: RecordScope, what = 'record'): void {
  if (allows(actor, permission, record)) return;
  if (allows(actor, 'roster:read', record)) {
    throw new AppError(
      'FORBIDDEN',
      `Your role in this chapter does not include this. A leader of the chapter can help.`,
    );
  }
  throw notFound(what);
}
