import type {
  SendClosedBusinessMutationVariables,
  SendEducationMutationVariables,
  SendOneToOneMutationVariables,
  SendReferralMutationVariables,
  SendTestimonialMutationVariables,
  SendVisitorMutationVariables,
} from '../gql/outbox-operations.js';

/** What each kind of slip asks of the server, without the key that the outbox adds. */
export interface SlipInputs {
  REFERRAL: SendReferralMutationVariables['input'];
  CLOSED_BUSINESS: SendClosedBusinessMutationVariables['input'];
  ONE_TO_ONE: SendOneToOneMutationVariables['input'];
  EDUCATION: SendEducationMutationVariables['input'];
  TESTIMONIAL: SendTestimonialMutationVariables['input'];
  VISITOR: SendVisitorMutationVariables['input'];
}
export type OutboxKind = keyof SlipInputs;

/** A slip as the form hands it over: what to send, and words to show it by. */
export type NewSlip = {
  [K in OutboxKind]: {
    readonly kind: K;
    readonly input: Omit<SlipInputs[K], 'idempotencyKey'>;
    /** Whom it is about, as shown in the list of what waits. */
    readonly summary: string;
  };
}[OutboxKind];

export interface Refusal {
  /** An error code of the domain, or `SERVER` when the server failed again and again. */
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** A slip on this device. Its key is the idempotency key: however often it is sent, there is one slip. */
export interface OutboxItem {
  readonly key: string;
  /** Whose slip it is: it is never sent while somebody else is signed in. */
  readonly accountId: string;
  /** Slips go out in this order. */
  readonly seq: number;
  readonly slip: NewSlip;
  readonly state: 'WAITING' | 'REFUSED';
  /** Until then it can be taken back; epoch milliseconds. */
  readonly holdUntil: number;
  /** Not to be tried again before; epoch milliseconds. */
  readonly nextTryAt: number;
  readonly attempts: number;
  /** How often the server itself failed with it. */
  readonly faults: number;
  readonly refusal: Refusal | null;
}

/** Where items are kept. The device keeps them in IndexedDB. */
export interface OutboxStore {
  all(): Promise<OutboxItem[]>;
  put(item: OutboxItem): Promise<void>;
  remove(key: string): Promise<void>;
}

/** What became of one attempt. */
export type Delivery =
  | { readonly kind: 'delivered'; readonly slipId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Nobody is signed in: it waits for that, however long. */
  | { readonly kind: 'signedOut' }
  /** The server was not reached, or its answer was not: perhaps it has the slip already. */
  | { readonly kind: 'unreachable' }
  /** The server was reached and failed. */
  | { readonly kind: 'fault' };

export type Deliver = (item: OutboxItem) => Promise<Delivery>;

export type OutboxTrouble = 'signedOut' | 'unreachable' | null;

export interface OutboxSnapshot {
  /** In the order in which they go out. */
  readonly items: readonly OutboxItem[];
  readonly sendingKey: string | null;
  /** Why nothing moves, if so. */
  readonly trouble: OutboxTrouble;
}

export interface OutboxEvents {
  readonly onChange?: (snapshot: OutboxSnapshot) => void;
  readonly onDelivered?: (item: OutboxItem, slipId: string) => void;
}
