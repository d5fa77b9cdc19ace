import type { Formats } from '@chapterhouse/web-ui';
import type { Translate } from '../../app/i18n/words.js';
import { classificationOf, type RosterMember } from './roster-facts.js';

interface RosterColumn {
  /** For sorting and files: dates as YYYY-MM-DD; undefined where there is nothing. */
  readonly value: (member: RosterMember, t: Translate) => string | undefined;
  /** For reading, when that differs. */
  readonly show?: (member: RosterMember, t: Translate, formats: Formats) => string;
}

const dateOf = (name: 'joined' | 'left' | 'renewalDue'): RosterColumn => ({
  value: (member) => member[name] ?? undefined,
  show: (member, _, formats) => {
    const date = member[name];
    return date ? formats.date(date) : '';
  },
});

/** Beside the name, which is always there. */
export const ROSTER_COLUMNS = {
  company: { value: (member) => member.company ?? undefined },
  classification: { value: (member) => classificationOf(member) || undefined },
  status: { value: (member, t) => t(`roster.status.${member.status}`) },
  roles: {
    value: (member, t) => member.currentRoles.map(({ role }) => t(`roster.role.${role}`)).join(', ') || undefined,
  },
  joined: dateOf('joined'),
  renewalDue: dateOf('renewalDue'),
  left: dateOf('left'),
  sponsor: { value: (member) => member.sponsor?.displayName },
  email: { value: (member) => member.email ?? undefined },
  phone: { value: (member) => member.phone ?? undefined },
} as const satisfies Record<string, RosterColumn>;

export type ColumnId = keyof typeof ROSTER_COLUMNS;
export const columnIds = (columns: typeof ROSTER_COLUMNS): readonly ColumnId[] => Object.keys(columns) as ColumnId[];
export const columnOf = (id: ColumnId): RosterColumn => ROSTER_COLUMNS[id];
export const isColumnIds = (value: unknown): value is readonly ColumnId[] =>
  Array.isArray(value) && value.every((id) => typeof id === 'string' && id in ROSTER_COLUMNS);

/** The list as rows of text, as it stands, for a file. */
export function sheetOf(members: readonly RosterMember[], ids: readonly ColumnId[], t: Translate) {
  return {
    head: [t('roster.column.name'), ...ids.map((id) => t(`roster.column.${id}`))],
    rows: members.map((member) => [member.displayName, ...ids.map((id) => columnOf(id).value(member, t) ?? '')]),
  };
}
