import { addDays, classificationKey, foldName, type LocalDate, SEATED_MEMBER_STATUSES } from '@chapterhouse/domain';
import type { RosterMemberFragment } from './gql/operations.js';

export type RosterMember = RosterMemberFragment;
export const FILTERS = ['current', 'renewals', 'conflicts', 'onLeave', 'notYet', 'former'] as const;
export type Filter = (typeof FILTERS)[number];

/** A renewal is worth a word this long before it is due. */
const SOON_DAYS = 60;

export const isSeated = ({ status }: Pick<RosterMember, 'status'>): boolean =>
  (SEATED_MEMBER_STATUSES as readonly string[]).includes(status);

export const classificationOf = ({ industry, speciality }: Pick<RosterMember, 'industry' | 'speciality'>): string =>
  [industry, speciality].filter(Boolean).join(' › ');

/** Whether a seated member's renewal is overdue, due within 60 days, or neither. */
export function renewalOf(member: RosterMember, today: LocalDate): 'overdue' | 'soon' | null {
  if (!member.renewalDue || !isSeated(member)) return null;
  if (member.renewalDue < today) return 'overdue';
  return member.renewalDue <= addDays(today, SOON_DAYS) ? 'soon' : null;
}

/** Seated members who share a classification, by member: the names of the others, and whether an exception covers it. */
export function conflictsOf(members: readonly RosterMember[]) {
  const byKey = new Map<string, RosterMember[]>();
  for (const member of members) {
    if (!isSeated(member) || !member.industry) continue;
    const key = classificationKey(member.industry, member.speciality ?? '');
    byKey.set(key, [...(byKey.get(key) ?? []), member]);
  }
  const conflicts = new Map<string, { readonly others: readonly string[]; readonly excepted: boolean }>();
  for (const group of byKey.values()) {
    if (group.length < 2) continue;
    // All but one of them need a decision of the leaders.
    const excepted = group.filter((member) => member.classificationException).length >= group.length - 1;
    for (const member of group) {
      const others = group.filter((one) => one !== member).map((one) => one.displayName);
      conflicts.set(member.id, { others, excepted });
    }
  }
  return conflicts;
}

interface Look {
  readonly filter: Filter;
  readonly search: string;
  readonly role: string;
  readonly today: LocalDate;
}

/** Who is shown. The search wants every word typed, as part of name, company, trade, mail or phone; accents fold. */
export function chosen(members: readonly RosterMember[], { filter, search, role, today }: Look): RosterMember[] {
  const conflicts = conflictsOf(members);
  const words = foldName(search).split(' ').filter(Boolean);
  return members.filter((member) => {
    if (role && !member.currentRoles.some((term) => term.role === role)) return false;
    if (filter === 'renewals' && !renewalOf(member, today)) return false;
    if (filter === 'conflicts' && !conflicts.has(member.id)) return false;
    if (filter === 'onLeave' && member.status !== 'ON_LEAVE') return false;
    if (filter === 'notYet' && member.status !== 'PENDING' && member.status !== 'PROSPECT') return false;
    const own = foldName(
      [member.displayName, member.company, classificationOf(member), member.email, member.phone].join(' '),
    );
    return words.every((word) => own.includes(word));
  });
}
