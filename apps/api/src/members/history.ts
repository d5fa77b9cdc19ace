import type { HistoryEntry as Kept } from '@chapterhouse/database';
import type { ChangedField, HistoryEntry, HistoryPage } from './members.types.js';

/** A kept change as a list of fields, in the order of their names. */
export const changedFieldsOf = (kept: Record<string, unknown> | null): ChangedField[] =>
  Object.entries(kept ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value: value === null || value === undefined ? null : JSON.stringify(value) }));

/** A kept change for the API. */
export const entryOf = ({ id, at, action, byName, reason, before, after }: Kept, afterLock: boolean): HistoryEntry => ({
  id,
  at,
  action,
  byName,
  reason,
  afterLock,
  before: changedFieldsOf(before),
  after: changedFieldsOf(after),
});

export const historyPageOf = (
  { items, totalCount }: { items: readonly Kept[]; totalCount: number },
  afterLock: boolean,
): HistoryPage => ({ items: items.map((item) => entryOf(item, afterLock)), totalCount });
