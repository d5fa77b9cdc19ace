import { AppError, accountIdOf, newId, type Actor } from '@chapterhouse/platform';
import { SlipContactEntity, SlipEntity, SlipEventEntity } from '@chapterhouse/database';
import { canAdvanceReferral, type ReferralStatus } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import type { SlipContactView } from './slips.views.js';

type Happening = Pick<SlipEventEntity, 'kind'> &
  Partial<Pick<SlipEventEntity, 'before' | 'after' | 'reason' | 'afterLock'>>;

/** Writes a step of a slip's life. The prospect's contact never goes in here: the history is read by more people. */
export async function recordEvent(
  em: EntityManager,
  actor: Actor,
  slip: Pick<SlipEntity, 'chapterId' | 'id'>,
  at: Date,
  { kind, before = null, after = null, reason = null, afterLock = false }: Happening,
): Promise<void> {
  const event = { kind, before, after, reason, afterLock, at, accountId: accountIdOf(actor), id: newId() };
  const json = (value: object | null): string | null => value && JSON.stringify(value);
  await em.query(
    `insert into slip_event (chapter_id, id, slip_id, kind, at, account_id, before, after, reason, after_lock)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10)`,
    [
      slip.chapterId,
      event.id,
      slip.id,
      kind,
      at,
      event.accountId,
      json(before),
      json(after),
      actor.kind === 'system' ? [actor.name, reason].filter(Boolean).join(': ') : reason,
      afterLock,
    ],
  );
}

/** Moves a referral on, dated. @throws AppError BAD_TRANSITION. */
export async function stepReferral(
  em: EntityManager,
  actor: Actor,
  referral: SlipEntity,
  to: ReferralStatus,
  at: Date,
  note: string | null = null,
): Promise<void> {
  const { chapterId, id, status: from } = referral;
  if (from === null || !canAdvanceReferral(from, to)) {
    throw new AppError('BAD_TRANSITION', `This referral is ${from ?? 'none'} and cannot become ${to}.`, 'to');
  }
  await em.update(
    SlipEntity,
    { chapterId, id },
    { status: to, version: referral.version + 1, updatedAt: at, ...(to === 'WITHDRAWN' ? { withdrawnAt: at } : {}) },
  );
  await recordEvent(em, actor, referral, at, {
    kind: to === 'WITHDRAWN' ? 'WITHDRAWN' : 'STATUS',
    before: { status: from },
    after: { status: to },
    reason: note,
  });
}

/** Keeps how to reach the prospect, or forgets it (null). */
export async function saveContact(
  em: EntityManager,
  { chapterId, id: slipId }: Pick<SlipEntity, 'chapterId' | 'id'>,
  contact: SlipContactView | null,
): Promise<void> {
  await em.delete(SlipContactEntity, { chapterId, slipId });
  if (contact) await em.insert(SlipContactEntity, { chapterId, slipId, ...contact });
}

/** The slip, held until the transaction ends. */
export async function holdSlip(em: EntityManager, chapterId: string, id: string): Promise<SlipEntity> {
  return em.findOneOrFail(SlipEntity, { where: { chapterId, id }, lock: { mode: 'pessimistic_write' } });
}
