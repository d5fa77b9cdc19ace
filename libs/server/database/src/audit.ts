import { accountIdOf, newId, type Actor } from '@chapterhouse/platform';
import type { EntityManager } from 'typeorm';

export interface AuditEntry {
  chapterId: string;
  /** Verb in the past: `attendance.corrected`, `member.left`. */
  action: string;
  subjectType: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
}

/**
 * Writes into the chapter's history who changed what and why, in the transaction of the change itself.
 * For the system, whose part it was stands in the reason. Never put contact details of prospects or secrets in here.
 */
export async function audit(em: EntityManager, actor: Actor, entry: AuditEntry): Promise<void> {
  const { chapterId, action, subjectType, subjectId, before = null, after = null, reason = null } = entry;
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  await em.query(
    `insert into audit_log (chapter_id, id, account_id, action, subject_type, subject_id, before, after, reason)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9)`,
    [
      chapterId,
      newId(),
      accountIdOf(actor),
      action,
      subjectType,
      subjectId,
      json(before),
      json(after),
      actor.kind === 'system' ? [actor.name, reason].filter(Boolean).join(': ') : reason,
    ],
  );
}

export interface HistoryEntry {
  id: string;
  at: Date;
  action: string;
  subjectId: string;
  /** Who did it, as far as their name may be seen from this chapter; null for the system. */
  byName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}

/**
 * The history of a subject (or, with `subjectPrefix`, of all whose id begins so), newest first. Rights are for the caller to ask.
 */
export async function readHistory(
  em: EntityManager,
  of: { chapterId: string; subjectType: string; subjectId?: string; subjectPrefix?: string },
  { limit, offset }: { limit: number; offset: number },
): Promise<{ items: HistoryEntry[]; totalCount: number }> {
  const rows = await em.query<(HistoryEntry & { totalCount: number })[]>(
    `select l.id, l.at, l.action, l.subject_id as "subjectId", a.name as "byName", l.before, l.after, l.reason,
       count(*) over () as "totalCount"
     from audit_log l left join account a on a.id = l.account_id
     where l.chapter_id = $1 and l.subject_type = $2
       and ($3::text is null or l.subject_id = $3) and ($4::text is null or starts_with(l.subject_id, $4))
     order by l.at desc, l.id desc limit $5 offset $6`,
    [of.chapterId, of.subjectType, of.subjectId ?? null, of.subjectPrefix ?? null, limit, offset],
  );
  return { items: rows.map(({ totalCount: _, ...entry }) => entry), totalCount: rows[0]?.totalCount ?? 0 };
}

/** The fields whose values differ, as they were and as they are: what `before` and `after` of an update should hold. */
export function changedFields<T extends object>(
  before: T,
  patch: Partial<T>,
): { before: Partial<T>; after: Partial<T> } | null {
  const names = (Object.keys(patch) as (keyof T)[]).filter(
    (name) => patch[name] !== undefined && JSON.stringify(patch[name]) !== JSON.stringify(before[name]),
  );
  if (names.length === 0) return null;
  const pick = (from: Partial<T>): Partial<T> =>
    Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<T>;
  return { before: pick(before), after: pick(patch) };
}
