import { AppError } from '@chapterhouse/platform';
import { BUSINESS_KINDS, TIERS, type BusinessKind, type SlipType, type Tier } from '@chapterhouse/domain';
import type { ContactInput, SlipPatch } from './slips.inputs.js';
import type { SlipContactView } from './slips.views.js';

const bad = (message: string, field: string): AppError => new AppError('BAD_INPUT', message, field);

/** Trimmed; empty becomes null. @throws AppError BAD_INPUT when it is too long. */
export function optionalText(value: string | null | undefined, field: string, most = 2000): string | null {
  const text = value?.trim() ?? '';
  if (text.length > most) throw bad(`This has at most ${most} characters.`, field);
  return text === '' ? null : text;
}

/** Trimmed and not empty. @throws AppError BAD_INPUT with the sentence given when nothing is left. */
export function requiredText(value: string | null | undefined, field: string, sentence: string, most = 200): string {
  const text = optionalText(value, field, most);
  if (text === null) throw bad(sentence, field);
  return text;
}

/** @throws AppError BAD_INPUT unless it is a tier. */
export function checkTier(value: Tier | null | undefined): Tier {
  const tier = TIERS.find((t) => t === value);
  if (!tier) {
    throw bad('Say whether the giver is the customer (INSIDE) or somebody the giver knows (OUTSIDE).', 'tier');
  }
  return tier;
}

/** @throws AppError BAD_INPUT unless it is a kind of business. */
export function checkBusiness(value: BusinessKind | null | undefined): BusinessKind {
  const kind = BUSINESS_KINDS.find((k) => k === value);
  if (!kind) throw bad('Say whether the customer is NEW or came back (REPEAT).', 'business');
  return kind;
}

/** A decimal above 0 with up to 12 digits and two decimals, as `numeric(14,2)` holds it. @throws AppError BAD_INPUT. */
export function checkAmount(value: string): string {
  const amount = value.trim();
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(amount) || Number(amount) === 0) {
    throw bad('The amount is a number above 0 with at most two decimals and a point, such as 1250.50.', 'amount');
  }
  return inCents(amount);
}

/** A decimal from 0 to 9999.99. @throws AppError BAD_INPUT. */
export function checkCredits(value: string): string {
  const credits = value.trim();
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(credits)) {
    throw bad('Credits are a number from 0 to 9999.99 with at most two decimals.', 'credits');
  }
  return inCents(credits);
}

/** With two decimals, as the database answers: `12.5` → `12.50`. */
function inCents(value: string): string {
  const [whole = '0', cents = ''] = value.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${cents.padEnd(2, '0')}`;
}

/** 1 to 5, or null for not said. @throws AppError BAD_INPUT. */
export function checkHeat(value: number | null | undefined): number | null {
  if (value == null) return null;
  if (!Number.isInteger(value) || value < 1 || value > 5) {
    throw bad('The heat is a whole number from 1 (cold) to 5 (they wait for the call).', 'heat');
  }
  return value;
}

/** The contact with empty parts as null; null when nothing is in it. @throws AppError BAD_INPUT when a part is too long. */
export function checkContact(given: ContactInput | null | undefined): SlipContactView | null {
  if (!given) return null;
  const contact = {
    phone: optionalText(given.phone, 'contact.phone', 50),
    email: optionalText(given.email, 'contact.email', 254),
    address: optionalText(given.address, 'contact.address', 500),
  };
  if (contact.email && !/^[^\s@]+@[^\s@]+$/.test(contact.email)) {
    throw bad(`"${contact.email}" is not an e-mail address.`, 'contact.email');
  }
  return contact.phone || contact.email || contact.address ? contact : null;
}

/** What a slip of each type has that may be put right. */
const patchable: Readonly<Record<SlipType, readonly (keyof SlipPatch)[]>> = {
  REFERRAL: ['date', 'from', 'to', 'prospectName', 'tier', 'gaveCard', 'saidYouWouldCall', 'heat', 'text', 'contact'],
  CLOSED_BUSINESS: ['date', 'to', 'tier', 'amount', 'business', 'text'],
  ONE_TO_ONE: ['date', 'from', 'to', 'invitedByMemberId', 'place', 'topics'],
  EDUCATION: ['date', 'from', 'activity', 'credits'],
  TESTIMONIAL: ['date', 'from', 'to', 'text'],
};

/** The fields of the patch that are given. @throws AppError BAD_INPUT for one that a slip of this type does not have, or none. */
export function givenFields(type: SlipType, patch: SlipPatch): (keyof SlipPatch)[] {
  const names = (Object.keys(patch) as (keyof SlipPatch)[]).filter((name) => patch[name] !== undefined);
  if (names.length === 0) throw bad('Say what is to be corrected.', 'patch');
  const wrong = names.find((name) => !patchable[type].includes(name));
  if (wrong) throw bad(`A slip of the type ${type} has no field ${wrong} that can be corrected.`, `patch.${wrong}`);
  return names;
}
