import { AppError, allows, type Actor } from '@chapterhouse/platform';
import { changedFields, type SlipEntity } from '@chapterhouse/database';
import type { ChapterPlace } from '@chapterhouse/chapters';
import type { EntityManager } from 'typeorm';
import { checkPast, fromColumns, ownersOf, requireTwo, resolveEnd, toColumns } from './slip-ends.js';
import {
  checkAmount,
  checkBusiness,
  checkCredits,
  checkHeat,
  checkTier,
  optionalText,
  requiredText,
} from './slip-rules.js';
import { fromEnd, knowsThanker, toEnd } from './slip-view.js';
import type { SlipEndInput, SlipPatch } from './slips.inputs.js';
import type { SlipEndView } from './slips.views.js';

type Change = { before: Partial<SlipEntity>; after: Partial<SlipEntity> } | null;

/**
 * What a patch changes in the columns of a slip, checked like a new slip; null when everything is so already.
 * @throws AppError as for a new slip.
 */
export async function applyPatch(
  em: EntityManager,
  place: ChapterPlace,
  actor: Actor,
  slip: SlipEntity,
  patch: SlipPatch,
  { today, afterLock }: { today: string; afterLock: boolean },
): Promise<Change> {
  const next: Partial<SlipEntity> = plainColumns(slip, patch);
  const date = patch.date === undefined ? slip.date : checkPast(patch.date, today);
  next.date = date;
  if (patch.from || patch.to || date !== slip.date) {
    if (patch.from && !afterLock) {
      throw new AppError(
        'BAD_INPUT',
        'Who gave the slip stays. Withdraw this one, and let the right person write it.',
        'patch.from',
      );
    }
    // What a hidden thanker would make impossible must not be found out by trying.
    const known = knowsThanker(actor, slip);
    if (patch.to && !known) {
      throw new AppError(
        'BAD_INPUT',
        'Whom somebody thanked is for them to say. Withdraw this slip, and let them write another.',
        'patch.to',
      );
    }
    // A known end is checked again too: on another date it may not belong to the chapter yet.
    const from = known ? await end(em, place, slip, patch.from, fromEnd(slip), date, 'patch.from') : null;
    const to = await end(em, place, slip, patch.to, toEnd(slip), date, 'patch.to');
    if (from && to) requireTwo(from, to, patch.to ? 'patch.to' : 'patch.from');
    if (patch.from && from) Object.assign(next, fromColumns(from));
    if (patch.to && to) Object.assign(next, toColumns(to));
    requireStillOwn(place, actor, { ...slip, ...next }, afterLock);
  }
  // A thank-you to somebody else no longer answers the referral of the first.
  if (slip.type === 'CLOSED_BUSINESS' && next.toMemberId !== undefined && next.toMemberId !== slip.toMemberId) {
    next.referralId = null;
  }
  const { invitedBy, fromMemberId, toMemberId } = { ...slip, ...next };
  if (invitedBy && invitedBy !== fromMemberId && invitedBy !== toMemberId) {
    if (patch.invitedByMemberId) {
      throw new AppError('BAD_INPUT', 'The one who invited is one of the two.', 'patch.invitedByMemberId');
    }
    next.invitedBy = null;
  }
  return changedFields<SlipEntity>(slip, next);
}

async function end(
  em: EntityManager,
  place: ChapterPlace,
  slip: SlipEntity,
  wanted: SlipEndInput | undefined,
  present: SlipEndView | null,
  date: string,
  field: string,
): Promise<SlipEndView | null> {
  if (wanted && !wanted.memberId && (slip.type === 'EDUCATION' || slip.type === 'TESTIMONIAL')) {
    throw new AppError('BAD_INPUT', 'Choose a member of the chapter.', field);
  }
  if (wanted) return resolveEnd(em, place, wanted, date, field);
  if (present?.memberId) await resolveEnd(em, place, { memberId: present.memberId }, date, 'patch.date');
  return present;
}

function requireStillOwn(place: ChapterPlace, actor: Actor, slip: SlipEntity, afterLock: boolean): void {
  if (!slip.fromMemberId && !slip.toMemberId && !slip.toOrganisation) {
    throw new AppError('BAD_INPUT', 'At least one end of a slip is a member of this chapter.', 'patch.to');
  }
  if (afterLock || allows(actor, 'slip:correct', { ...place, ownerMemberIds: ownersOf(slip) })) return;
  throw new AppError(
    'BAD_INPUT',
    'With this change the slip would no longer be yours. Withdraw it instead.',
    'patch.to',
  );
}

function plainColumns(slip: SlipEntity, patch: SlipPatch): Partial<SlipEntity> {
  const next: Partial<SlipEntity> = {};
  const at = (field: keyof SlipPatch): string => `patch.${field}`;
  if (patch.prospectName !== undefined) {
    next.prospectName = requiredText(patch.prospectName, at('prospectName'), 'Say who the prospect is.');
  }
  if (patch.tier !== undefined) next.tier = checkTier(patch.tier);
  if (patch.gaveCard !== undefined) next.gaveCard = patch.gaveCard;
  if (patch.saidYouWouldCall !== undefined) next.saidYouWouldCall = patch.saidYouWouldCall;
  if (patch.heat !== undefined) next.heat = checkHeat(patch.heat);
  if (patch.amount !== undefined) next.amount = checkAmount(patch.amount);
  if (patch.business !== undefined) next.business = checkBusiness(patch.business);
  if (patch.invitedByMemberId !== undefined) next.invitedBy = patch.invitedByMemberId;
  if (patch.place !== undefined) next.place = optionalText(patch.place, at('place'), 500);
  if (patch.topics !== undefined) next.topics = optionalText(patch.topics, at('topics'));
  if (patch.activity !== undefined) {
    next.activity = requiredText(patch.activity, at('activity'), 'Say what was learnt.', 500);
  }
  if (patch.credits !== undefined) next.credits = checkCredits(patch.credits);
  if (patch.text !== undefined) {
    next.text =
      slip.type === 'TESTIMONIAL'
        ? requiredText(patch.text, at('text'), 'Write what you recommend them for.', 5000)
        : optionalText(patch.text, at('text'));
  }
  return next;
}
