import type { BusinessKind, Tier } from '@chapterhouse/domain';
import type { NewSlip, OutboxKind } from '@chapterhouse/web-data';
import { parseAmount, type Person } from '@chapterhouse/web-ui';

/** The form as it stands: every field of every kind, so that changing the kind loses nothing. */
export interface SlipDraft {
  readonly kind: OutboxKind;
  readonly person: Person | null;
  /** Somebody of another chapter instead. */
  readonly elsewhere: boolean;
  readonly otherName: string;
  readonly otherChapter: string;
  readonly prospect: string;
  readonly tier: Tier | null;
  readonly phone: string;
  readonly email: string;
  readonly gaveCard: boolean;
  readonly saidYouWouldCall: boolean;
  readonly comment: string;
  readonly amount: string;
  readonly business: BusinessKind | null;
  readonly referralId: string | null;
  readonly date: string;
  readonly place: string;
  readonly topics: string;
  readonly activity: string;
  readonly credits: string;
  readonly text: string;
  readonly visitor: string;
  readonly company: string;
  readonly trade: string;
}

export const EMPTY_DRAFT: SlipDraft = {
  kind: 'REFERRAL',
  person: null,
  elsewhere: false,
  otherName: '',
  otherChapter: '',
  prospect: '',
  tier: null,
  phone: '',
  email: '',
  gaveCard: false,
  saidYouWouldCall: false,
  comment: '',
  amount: '',
  business: null,
  referralId: null,
  date: '',
  place: '',
  topics: '',
  activity: '',
  credits: '1',
  text: '',
  visitor: '',
  company: '',
  trade: '',
};

export type DraftField =
  'person' | 'prospect' | 'tier' | 'amount' | 'business' | 'activity' | 'credits' | 'text' | 'visitor';

/** What somebody of another chapter can be: not a testimonial, which names a member. */
export const mayBeElsewhere = (kind: OutboxKind): boolean =>
  kind === 'REFERRAL' || kind === 'CLOSED_BUSINESS' || kind === 'ONE_TO_ONE';
export const hasPerson = (kind: OutboxKind): boolean => kind !== 'EDUCATION' && kind !== 'VISITOR';

/** What is still missing, in the order of the form. */
export function missingIn(draft: SlipDraft): DraftField[] {
  const missing: DraftField[] = [];
  const need = (field: DraftField, there: boolean) => (there ? undefined : missing.push(field));
  if (hasPerson(draft.kind)) need('person', endOf(draft) !== null);
  switch (draft.kind) {
    case 'REFERRAL':
      need('prospect', draft.prospect.trim() !== '');
      need('tier', draft.tier !== null);
      break;
    case 'CLOSED_BUSINESS':
      need('amount', parseAmount(draft.amount) !== null);
      need('business', draft.business !== null);
      need('tier', draft.tier !== null);
      break;
    case 'EDUCATION':
      need('activity', draft.activity.trim() !== '');
      need('credits', parseAmount(draft.credits) !== null);
      break;
    case 'TESTIMONIAL':
      need('text', draft.text.trim() !== '');
      break;
    case 'VISITOR':
      need('visitor', draft.visitor.trim() !== '');
      break;
    case 'ONE_TO_ONE':
      break;
  }
  return missing;
}

export interface DraftPlace {
  readonly chapterId: string;
  /** One's own seat. It is named in every slip: whoever signs in later on this device cannot become its giver. */
  readonly memberId: string;
  /** Today in the chapter; what is written offline counts for the day it was written. */
  readonly today: string;
}

/** The slip that a complete draft stands for. @throws Error when something is missing. */
export function slipOf(draft: SlipDraft, { chapterId, memberId, today }: DraftPlace): NewSlip {
  const missing = missingIn(draft);
  if (missing.length > 0) throw new Error(`the draft lacks ${missing.join(', ')}`);
  const common = { chapterId, date: draft.date || today };
  const me = { memberId };
  const end = endOf(draft) ?? {};
  const summary = draft.person && !draft.elsewhere ? draft.person.name : draft.otherName.trim();
  const tier = draft.tier ?? 'INSIDE';
  const comment = orNull(draft.comment);
  switch (draft.kind) {
    case 'REFERRAL': {
      const contact = { phone: orNull(draft.phone), email: orNull(draft.email) };
      return {
        kind: 'REFERRAL',
        summary,
        input: {
          ...common,
          giver: me,
          receiver: end,
          prospectName: draft.prospect.trim(),
          tier,
          comment,
          gaveCard: draft.gaveCard,
          saidYouWouldCall: draft.saidYouWouldCall,
          ...(contact.phone || contact.email ? { contact } : {}),
        },
      };
    }
    case 'CLOSED_BUSINESS': {
      const { referralId } = draft;
      return {
        kind: 'CLOSED_BUSINESS',
        summary,
        input: {
          ...common,
          thanker: me,
          thanked: end,
          amount: parseAmount(draft.amount) ?? '',
          business: draft.business ?? 'NEW',
          tier,
          comment,
          ...(referralId ? { referralId, winsReferral: true } : {}),
        },
      };
    }
    case 'ONE_TO_ONE':
      return {
        kind: 'ONE_TO_ONE',
        summary,
        input: { ...common, one: me, other: end, place: orNull(draft.place), topics: orNull(draft.topics) },
      };
    case 'EDUCATION': {
      const activity = draft.activity.trim();
      const credits = parseAmount(draft.credits) ?? '1';
      return {
        kind: 'EDUCATION',
        summary: activity,
        input: { ...common, learnerMemberId: memberId, activity, credits },
      };
    }
    case 'TESTIMONIAL':
      return {
        kind: 'TESTIMONIAL',
        summary,
        input: { ...common, authorMemberId: memberId, forMemberId: draft.person?.id ?? '', text: draft.text.trim() },
      };
    case 'VISITOR':
      return {
        kind: 'VISITOR',
        summary: draft.visitor.trim(),
        input: {
          chapterId,
          invitedByMemberId: memberId,
          name: draft.visitor.trim(),
          company: orNull(draft.company),
          trade: orNull(draft.trade),
          phone: orNull(draft.phone),
          email: orNull(draft.email),
        },
      };
  }
}

/** A refused slip back in the form. */
export function draftOf(slip: NewSlip): SlipDraft {
  const text = (value: string | null | undefined): string => value ?? '';
  const person = (end: { memberId?: string | null; name?: string | null; chapter?: string | null }) =>
    end.memberId
      ? { person: { id: end.memberId, name: slip.summary } }
      : { elsewhere: true, otherName: text(end.name), otherChapter: text(end.chapter) };
  const base = { ...EMPTY_DRAFT, kind: slip.kind };
  const { input } = slip;
  const date = 'date' in input ? text(input.date) : '';
  switch (slip.kind) {
    case 'REFERRAL': {
      const { receiver, prospectName, tier, contact, comment, gaveCard, saidYouWouldCall } = slip.input;
      return {
        ...base,
        ...person(receiver),
        date,
        prospect: prospectName,
        tier,
        phone: text(contact?.phone),
        email: text(contact?.email),
        comment: text(comment),
        gaveCard: gaveCard ?? false,
        saidYouWouldCall: saidYouWouldCall ?? false,
      };
    }
    case 'CLOSED_BUSINESS': {
      const { thanked, amount, business, tier, comment, referralId } = slip.input;
      return {
        ...base,
        ...person(thanked),
        date,
        amount,
        business,
        tier,
        comment: text(comment),
        referralId: referralId ?? null,
      };
    }
    case 'ONE_TO_ONE': {
      const { other, place, topics } = slip.input;
      return { ...base, ...person(other), date, place: text(place), topics: text(topics) };
    }
    case 'EDUCATION':
      return { ...base, date, activity: slip.input.activity, credits: slip.input.credits };
    case 'TESTIMONIAL':
      return { ...base, ...person({ memberId: slip.input.forMemberId }), date, text: slip.input.text };
    case 'VISITOR': {
      const { name, company, trade, phone, email } = slip.input;
      return {
        ...base,
        visitor: name,
        company: text(company),
        trade: text(trade),
        phone: text(phone),
        email: text(email),
      };
    }
  }
}

function endOf(draft: SlipDraft) {
  if (draft.elsewhere && mayBeElsewhere(draft.kind)) {
    const name = draft.otherName.trim();
    return name ? { name, chapter: orNull(draft.otherChapter) } : null;
  }
  return draft.person ? { memberId: draft.person.id } : null;
}

const orNull = (text: string): string | null => text.trim() || null;
