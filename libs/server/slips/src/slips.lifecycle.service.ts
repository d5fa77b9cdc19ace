import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, allows, authorize, type Actor } from '@chapterhouse/platform';
import { SlipEntity } from '@chapterhouse/database';
import { ChapterDoor, type ChapterPlace } from '@chapterhouse/chapters';
import { REFERRAL_STATUSES } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import { applyPatch } from './slip-patch.js';
import { checkPast, lockedMeeting, ownersOf } from './slip-ends.js';
import { holdSlip, recordEvent, saveContact, stepReferral } from './slip-events.js';
import { checkContact, givenFields, optionalText } from './slip-rules.js';
import type { AdvanceReferral, CorrectSlip, WithdrawSlip } from './slips.inputs.js';
import { SlipQueries } from './slips.queries.js';
import type { SlipView } from './slips.views.js';

/** What happens to slips after they are made: every change leaves the old value, with who, when and why. */
@Injectable()
export class SlipLifecycleService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SlipQueries) private readonly slips: SlipQueries,
  ) {}

  /**
   * Puts a slip right: its owner until the week's meeting is locked, then a leader, with a reason. How to reach the
   * prospect is no figure: giver and receiver may put it right at any time, and nobody else ever.
   * @throws AppError CONFLICT, LOCKED, ALREADY_WITHDRAWN, BAD_INPUT, SELF_REFERENCE, NOT_A_MEMBER_THEN, FORBIDDEN, NOT_FOUND.
   */
  async correct(actor: Actor, input: CorrectSlip): Promise<SlipView> {
    return this.onSlip(actor, input, async (em, place, today, slip) => {
      const given = givenFields(slip.type, input.patch);
      const contactOnly = given.length === 1 && given[0] === 'contact';
      if (given.includes('contact')) {
        authorize(actor, 'slip:contact', { ...place, ownerMemberIds: [slip.fromMemberId, slip.toMemberId] }, 'slip');
      }
      const days = [slip.date, input.patch.date === undefined ? slip.date : checkPast(input.patch.date, today)];
      const reason = optionalText(input.reason, 'reason', 1000);
      const afterLock = contactOnly
        ? false
        : await this.requireMayChange(em, place, actor, slip, 'slip:correct', days, reason);
      const change = await applyPatch(em, place, actor, slip, input.patch, { today, afterLock });
      if (input.patch.contact !== undefined) await saveContact(em, slip, checkContact(input.patch.contact));
      if (!change && !given.includes('contact')) return;
      const now = this.clock.now();
      const key = { chapterId: slip.chapterId, id: slip.id };
      await em.update(SlipEntity, key, { ...change?.after, version: slip.version + 1, updatedAt: now });
      const contact = given.includes('contact') ? { contact: '(changed)' } : {};
      await recordEvent(em, actor, slip, now, {
        kind: 'CORRECTED',
        before: { ...change?.before },
        after: { ...change?.after, ...contact },
        reason,
        afterLock,
      });
    });
  }

  /**
   * Takes a slip back: it counts nowhere any more, and stays to be read. Its owner until the lock, then a leader, with a reason.
   * @throws AppError ALREADY_WITHDRAWN, LOCKED, BAD_TRANSITION (a referral with a result), CONFLICT, BAD_INPUT, FORBIDDEN, NOT_FOUND.
   */
  async withdraw(actor: Actor, input: WithdrawSlip): Promise<SlipView> {
    return this.onSlip(actor, input, async (em, place, _today, slip) => {
      const reason = optionalText(input.reason, 'reason', 1000);
      const afterLock = await this.requireMayChange(em, place, actor, slip, 'slip:withdraw', [slip.date], reason);
      const now = this.clock.now();
      if (slip.type === 'REFERRAL' && !afterLock) return stepReferral(em, actor, slip, 'WITHDRAWN', now, reason);
      const status = slip.type === 'REFERRAL' ? ('WITHDRAWN' as const) : null;
      await em.update(
        SlipEntity,
        { chapterId: slip.chapterId, id: slip.id },
        { status, withdrawnAt: now, version: slip.version + 1, updatedAt: now },
      );
      await recordEvent(em, actor, slip, now, {
        kind: 'WITHDRAWN',
        before: { status: slip.status },
        after: { status },
        reason,
        afterLock,
      });
    });
  }

  /**
   * The receiver says what became of a referral; the giver hears of it. When the receiver is of another chapter, the giver
   * keeps the record. The lock of a week does not matter: life goes on.
   * @throws AppError BAD_TRANSITION, ALREADY_WITHDRAWN, CONFLICT, BAD_INPUT, FORBIDDEN, NOT_FOUND.
   */
  async advanceReferral(actor: Actor, input: AdvanceReferral): Promise<SlipView> {
    return this.onSlip(actor, input, async (em, place, _today, slip) => {
      if (slip.type !== 'REFERRAL') throw new AppError('BAD_INPUT', 'Only a referral moves on step by step.', 'slipId');
      authorize(actor, 'slip:advance', { ...place, ownerMemberIds: [slip.toMemberId ?? slip.fromMemberId] }, 'slip');
      if (!REFERRAL_STATUSES.includes(input.to) || (input.to as string) === 'WITHDRAWN') {
        throw new AppError(
          'BAD_INPUT',
          'A referral becomes CONTACTED, IN_PROGRESS, WON or LOST. To take it back, withdraw it.',
          'to',
        );
      }
      await stepReferral(em, actor, slip, input.to, this.clock.now(), optionalText(input.note, 'note', 1000));
    });
  }

  /** Opens the door, finds the slip as far as the actor may read it, holds it, and answers with it afterwards. */
  private onSlip(
    actor: Actor,
    input: { chapterId: string; slipId: string; expectedVersion?: number | null },
    work: (em: EntityManager, place: ChapterPlace, today: string, slip: SlipEntity) => Promise<void>,
  ): Promise<SlipView> {
    return this.door.run(actor, input.chapterId, async (em, place, today) => {
      await this.slips.visible(em, place, actor, input.slipId);
      const slip = await holdSlip(em, place.chapterId, input.slipId);
      if (slip.withdrawnAt) {
        throw new AppError(
          'ALREADY_WITHDRAWN',
          'This slip was withdrawn before; it can no longer be changed.',
          'slipId',
        );
      }
      if (input.expectedVersion != null && slip.version !== input.expectedVersion) {
        throw new AppError(
          'CONFLICT',
          'Somebody else changed this slip in the meantime. Load it again, then make your change.',
          'expectedVersion',
        );
      }
      await work(em, place, today, slip);
      return this.slips.byId(em, place, actor, input.slipId);
    });
  }

  /** Answers whether the week is locked, and so the change a leader's on record. */
  private async requireMayChange(
    em: EntityManager,
    place: ChapterPlace,
    actor: Actor,
    slip: SlipEntity,
    permission: 'slip:correct' | 'slip:withdraw',
    days: readonly string[],
    reason: string | null,
  ): Promise<boolean> {
    const own = { ...place, ownerMemberIds: ownersOf(slip) };
    const locked = await lockedMeeting(em, place.chapterId, days);
    if (!locked) {
      authorize(actor, permission, own, 'slip');
      return false;
    }
    if (!allows(actor, 'slip:correct-locked', place)) {
      authorize(actor, permission, own, 'slip');
      throw new AppError(
        'LOCKED',
        `The meeting on ${locked.date} is locked. Ask a leader of the chapter, who can record the change with a reason.`,
      );
    }
    if (!reason) {
      throw new AppError(
        'BAD_INPUT',
        `The meeting on ${locked.date} is locked: say why the slip is changed.`,
        'reason',
      );
    }
    return true;
  }
}
