import { Inject, Injectable } from '@nestjs/common';
import { AppError, Clock, accountIdOf, authorize, newId, type Actor } from '@chapterhouse/platform';
import { SlipEntity, idempotently } from '@chapterhouse/database';
import { ChapterDoor, type ChapterPlace } from '@chapterhouse/chapters';
import type { SlipType } from '@chapterhouse/domain';
import type { EntityManager } from 'typeorm';
import {
  checkPast,
  endOrOwnSeat,
  fromColumns,
  isSameEnd,
  lockedMeeting,
  ownersOf,
  requireTwo,
  resolveEnd,
  toColumns,
} from './slip-ends.js';
import { holdSlip, recordEvent, saveContact, stepReferral } from './slip-events.js';
import {
  checkAmount,
  checkBusiness,
  checkContact,
  checkCredits,
  checkHeat,
  checkTier,
  optionalText,
  requiredText,
} from './slip-rules.js';
import { fromEnd } from './slip-view.js';
import type {
  CreateClosedBusiness,
  CreateEducation,
  CreateOneToOne,
  CreateReferral,
  CreateTestimonial,
  SlipEndInput,
} from './slips.inputs.js';
import { SlipQueries } from './slips.queries.js';
import type { SlipEndView, SlipView } from './slips.views.js';

interface Ends {
  from: { end: SlipEndInput; field: string };
  to: { end: SlipEndInput; field: string } | null;
}

interface Common {
  chapterId: string;
  date?: string | null;
  idempotencyKey: string;
}

interface Setting {
  em: EntityManager;
  place: ChapterPlace;
  from: SlipEndView;
  to: SlipEndView | null;
}

/**
 * Creates slips. All five answer with the slip, once for each idempotency key, and share their errors:
 * AppError BAD_INPUT, SELF_REFERENCE, NOT_A_MEMBER_THEN, NOT_FOUND (an end or a referral), LOCKED (the week of that date),
 * IDEMPOTENCY_REUSED, FORBIDDEN (not the actor's own slip).
 */
@Injectable()
export class SlipCreationService {
  constructor(
    @Inject(ChapterDoor) private readonly door: ChapterDoor,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SlipQueries) private readonly slips: SlipQueries,
  ) {}

  async referral(actor: Actor, input: CreateReferral): Promise<SlipView> {
    const ends: Ends = {
      from: { end: endOrOwnSeat(actor, input.chapterId, input.giver), field: 'giver' },
      to: { end: input.receiver, field: 'receiver' },
    };
    return this.create(
      actor,
      'REFERRAL',
      input,
      ends,
      async ({ em, place }, id) => {
        const contact = checkContact(input.contact);
        if (contact) await saveContact(em, { chapterId: place.chapterId, id }, contact);
      },
      () => ({
        prospectName: requiredText(input.prospectName, 'prospectName', 'Say who the prospect is.'),
        tier: checkTier(input.tier),
        gaveCard: input.gaveCard ?? false,
        saidYouWouldCall: input.saidYouWouldCall ?? false,
        heat: checkHeat(input.heat),
        text: optionalText(input.comment, 'comment'),
        status: 'NEW',
      }),
    );
  }

  async closedBusiness(actor: Actor, input: CreateClosedBusiness): Promise<SlipView> {
    const ends: Ends = {
      from: { end: endOrOwnSeat(actor, input.chapterId, input.thanker), field: 'thanker' },
      to: { end: input.thanked, field: 'thanked' },
    };
    if (input.winsReferral && !input.referralId) {
      throw new AppError('BAD_INPUT', 'Say which referral was won.', 'referralId');
    }
    return this.create(
      actor,
      'CLOSED_BUSINESS',
      input,
      ends,
      async (setting) => {
        if (input.referralId) await this.answerReferral(actor, setting, input.referralId, input.winsReferral ?? false);
      },
      (place) => ({
        amount: checkAmount(input.amount),
        currency: place.currency,
        business: checkBusiness(input.business),
        tier: checkTier(input.tier),
        referralId: input.referralId ?? null,
        text: optionalText(input.comment, 'comment'),
      }),
    );
  }

  async oneToOne(actor: Actor, input: CreateOneToOne): Promise<SlipView> {
    const ends: Ends = {
      from: { end: endOrOwnSeat(actor, input.chapterId, input.one), field: 'one' },
      to: { end: input.other, field: 'other' },
    };
    const invitedBy = input.invitedByMemberId ?? null;
    if (invitedBy && ![ends.from.end.memberId, input.other.memberId].includes(invitedBy)) {
      throw new AppError('BAD_INPUT', 'The one who invited is one of the two.', 'invitedByMemberId');
    }
    return this.create(actor, 'ONE_TO_ONE', input, ends, null, () => ({
      invitedBy,
      place: optionalText(input.place, 'place', 500),
      topics: optionalText(input.topics, 'topics'),
    }));
  }

  async education(actor: Actor, input: CreateEducation): Promise<SlipView> {
    const learner = endOrOwnSeat(actor, input.chapterId, { memberId: input.learnerMemberId });
    const ends: Ends = { from: { end: learner, field: 'learnerMemberId' }, to: null };
    return this.create(actor, 'EDUCATION', input, ends, null, () => ({
      activity: requiredText(input.activity, 'activity', 'Say what was learnt, such as the name of a workshop.', 500),
      credits: checkCredits(input.credits),
    }));
  }

  async testimonial(actor: Actor, input: CreateTestimonial): Promise<SlipView> {
    const author = endOrOwnSeat(actor, input.chapterId, { memberId: input.authorMemberId });
    const ends: Ends = {
      from: { end: author, field: 'authorMemberId' },
      to: { end: { memberId: input.forMemberId }, field: 'forMemberId' },
    };
    return this.create(actor, 'TESTIMONIAL', input, ends, null, () => ({
      text: requiredText(input.text, 'text', 'Write what you recommend them for.', 5000),
    }));
  }

  private async create<I extends Common>(
    actor: Actor,
    type: SlipType,
    { idempotencyKey, ...request }: I,
    ends: Ends,
    beside: ((setting: Setting, slipId: string) => Promise<void>) | null,
    columns: (place: ChapterPlace) => Partial<SlipEntity>,
  ): Promise<SlipView> {
    const { chapterId } = request;
    return this.door.run(actor, chapterId, async (em, place, today) => {
      const owners = { type, fromMemberId: ends.from.end.memberId ?? null, toMemberId: ends.to?.end.memberId ?? null };
      authorize(actor, 'slip:create', { ...place, ownerMemberIds: ownersOf(owners) }, 'chapter');
      const repeatable = { operation: `slip.${type}`, key: idempotencyKey, request };
      const id = await idempotently(em, actor, repeatable, async () => {
        const row = columns(place);
        const date = checkPast(request.date ?? today, today);
        const from = await resolveEnd(em, place, ends.from.end, date, ends.from.field);
        const to = ends.to && (await resolveEnd(em, place, ends.to.end, date, ends.to.field));
        if (to && ends.to) requireTwo(from, to, ends.to.field);
        if (!from.memberId && !to?.memberId) {
          throw new AppError('BAD_INPUT', 'At least one end of a slip is a member of this chapter.', ends.from.field);
        }
        await this.requireOpenWeek(em, chapterId, date);
        const slipId = newId();
        const now = this.clock.now();
        const dated = {
          chapterId,
          id: slipId,
          type,
          date,
          createdBy: accountIdOf(actor),
          createdAt: now,
          updatedAt: now,
        };
        await em.insert(SlipEntity, { ...row, ...dated, ...fromColumns(from), ...(to ? toColumns(to) : {}) });
        await recordEvent(em, actor, { chapterId, id: slipId }, now, { kind: 'CREATED' });
        await beside?.({ em, place, from, to }, slipId);
        return slipId;
      });
      return this.slips.byId(em, place, actor, id);
    });
  }

  private async requireOpenWeek(em: EntityManager, chapterId: string, date: string): Promise<void> {
    const locked = await lockedMeeting(em, chapterId, [date]);
    if (!locked) return;
    throw new AppError(
      'LOCKED',
      `The week of the meeting on ${locked.date} is locked. Date the slip later, so that it counts for the next meeting.`,
      'date',
    );
  }

  /** Links a thank-you to the referral it answers: one that the thanked gave to the thanker. */
  private async answerReferral(
    actor: Actor,
    { em, place, from, to }: Setting,
    id: string,
    wins: boolean,
  ): Promise<void> {
    await this.slips.visible(em, place, actor, id);
    const referral = await holdSlip(em, place.chapterId, id);
    const giver = fromEnd(referral);
    if (
      referral.type !== 'REFERRAL' ||
      referral.toMemberId !== from.memberId ||
      !giver ||
      !to ||
      !isSameEnd(giver, to)
    ) {
      throw new AppError(
        'BAD_INPUT',
        'This is no referral from the one you thank to you. Choose another.',
        'referralId',
      );
    }
    if (referral.status === 'WITHDRAWN') {
      throw new AppError('ALREADY_WITHDRAWN', 'This referral was withdrawn. Thank without the link.', 'referralId');
    }
    if (wins && referral.status !== 'WON') await stepReferral(em, actor, referral, 'WON', this.clock.now());
  }
}
