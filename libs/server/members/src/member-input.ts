import { AppError, accountIdOf, newId, type Actor } from '@chapterhouse/platform';
import { MemberEntity } from '@chapterhouse/database';
import { classificationKey, foldName, type MemberStatus } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { checkDate } from './membership.js';

/** What leaders write about a seat; what is left out stays as it is, null empties it. */
export interface MemberDetails {
  displayName?: string;
  company?: string | null;
  phone?: string | null;
  industry?: string | null;
  speciality?: string | null;
  /** Why this member may hold a classification that somebody else holds too; null takes the exception back. */
  classificationException?: { reason: string } | null;
  renewalDue?: string | null;
  sponsorId?: string | null;
}

type Columns = Partial<
  Pick<
    MemberEntity,
    | 'displayName'
    | 'nameKey'
    | 'company'
    | 'phone'
    | 'industry'
    | 'speciality'
    | 'classificationKey'
    | 'classificationException'
    | 'renewalDue'
    | 'sponsorId'
  >
>;

const bad = (message: string, field: string): AppError => new AppError('BAD_INPUT', message, field);

function text(value: string | null | undefined, field: string, most = 200): string | null | undefined {
  const trimmed = value?.trim();
  if (trimmed && trimmed.length > most) throw bad(`This has at most ${most} characters.`, field);
  return value === undefined ? undefined : trimmed || null;
}

/**
 * The columns behind the details given: trimmed, checked, keys folded. `present` is the seat as it is, if it is there.
 * @throws AppError BAD_INPUT naming the field.
 */
export function columnsOf(
  given: MemberDetails,
  actor: Actor,
  today: string,
  present?: Pick<MemberEntity, 'industry' | 'speciality'>,
): Columns {
  const columns: Columns = {
    company: text(given.company, 'company'),
    phone: text(given.phone, 'phone', 50),
    industry: text(given.industry, 'industry'),
    speciality: text(given.speciality, 'speciality'),
    sponsorId: given.sponsorId,
    renewalDue: given.renewalDue == null ? given.renewalDue : checkDate(given.renewalDue, 'renewalDue'),
  };
  if (given.displayName !== undefined) {
    const name = text(given.displayName, 'displayName') ?? '';
    const nameKey = foldName(name);
    if (nameKey === '') throw bad('A member needs a name.', 'displayName');
    Object.assign(columns, { displayName: name, nameKey });
  }
  if (given.industry !== undefined || given.speciality !== undefined) {
    const industry = columns.industry === undefined ? (present?.industry ?? null) : columns.industry;
    const speciality = columns.speciality === undefined ? (present?.speciality ?? null) : columns.speciality;
    if (speciality && !industry) throw bad('A speciality belongs to an industry: give both.', 'industry');
    columns.classificationKey = industry ? classificationKey(industry, speciality ?? '') : null;
  }
  if (given.classificationException !== undefined) {
    const reason = text(given.classificationException?.reason, 'classificationException', 1000);
    if (given.classificationException && !reason) {
      throw bad('Say why this classification may be held twice.', 'classificationException');
    }
    const by = accountIdOf(actor) ?? (actor.kind === 'system' ? actor.name : '');
    columns.classificationException = reason ? { reason, by, on: today } : null;
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** The account behind an e-mail address, made when it is new. @throws AppError BAD_INPUT for a malformed address. */
export async function accountFor(em: EntityManager, email: string, name: string): Promise<string> {
  const address = email.trim();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) || address.length > 254) {
    throw bad(`"${address}" is not an e-mail address.`, 'email');
  }
  const rows = await em.query<{ id: string }[]>(`select app_account_for_email($1, $2, $3) as id`, [
    newId(),
    address,
    name,
  ]);
  if (!rows[0]) throw new Error('no account came back for an e-mail address');
  return rows[0].id;
}

const steps: Readonly<Record<MemberStatus, readonly MemberStatus[]>> = {
  PROSPECT: ['PENDING', 'ACTIVE'],
  PENDING: ['PROSPECT', 'ACTIVE'],
  ACTIVE: ['ON_LEAVE'],
  ON_LEAVE: ['ACTIVE'],
  LEFT: [],
};

/** @throws AppError BAD_TRANSITION unless a seat may go from one status to the other by a simple change. */
export function checkStatusStep(from: MemberStatus, to: MemberStatus): void {
  if (from === to || steps[from].includes(to)) return;
  const remedy =
    to === 'LEFT'
      ? 'Record the day of leaving instead.'
      : from === 'LEFT'
        ? 'Let them rejoin, or take back the leaving.'
        : `From there it may become ${steps[from].join(' or ')}.`;
  throw new AppError('BAD_TRANSITION', `This member is ${from} and cannot become ${to}. ${remedy}`, 'status');
}

/** What the history keeps of a change: contact details only as "changed", since the history outlives them. */
export function forHistory(change: object): Record<string, unknown> {
  const hidden = new Set(['phone', 'accountId']);
  return Object.fromEntries(
    Object.entries(change)
      .filter(([name]) => name !== 'nameKey' && name !== 'classificationKey')
      .map(([name, value]) => (hidden.has(name) ? [name, '(changed)'] : [name, value])),
  );
}
