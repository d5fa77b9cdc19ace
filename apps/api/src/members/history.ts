import type { ChangedField } from './members.types.js';

/** A kept change as a list of fields, in the order of their names. */
export const changedFieldsOf = (kept: Record<string, unknown> | null): ChangedField[] =>
  Object.entries(kept ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value: value === null || value === undefined ? null : JSON.stringify(value) }));
