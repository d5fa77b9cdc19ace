import {
  SendClosedBusinessDocument,
  SendEducationDocument,
  SendOneToOneDocument,
  SendReferralDocument,
  SendTestimonialDocument,
  SendVisitorDocument,
} from '../gql/outbox-operations.js';
import type { Deliver, Delivery, OutboxItem, OutboxKind, Refusal } from './outbox.types.js';

const OPERATIONS: Readonly<Record<OutboxKind, { toString(): string }>> = {
  REFERRAL: SendReferralDocument,
  CLOSED_BUSINESS: SendClosedBusinessDocument,
  ONE_TO_ONE: SendOneToOneDocument,
  EDUCATION: SendEducationDocument,
  TESTIMONIAL: SendTestimonialDocument,
  VISITOR: SendVisitorDocument,
};
const PATIENCE_MS = 15_000;
/** The same slip under the same key gets the same answer tomorrow: its author has to look at it. */
const FINAL = new Set([
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'BAD_INPUT',
]);

interface Answer {
  readonly data?: {
    readonly sent?: { readonly slip?: { readonly id: string } | null; readonly userErrors: Refusal[] };
  } | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly field?: string };
  }[];
}

/** Sends a slip over HTTP. It never throws: whatever happens is one of the five outcomes. */
export const deliverOver =
  (fetcher: typeof fetch, patienceMs: number = PATIENCE_MS): Deliver =>
  async (item) => {
    try {
      const response = await fetcher('/graphql', {
        method: 'POST',
        credentials: 'same-origin',
        // A slip that is on its way when the app closes still arrives.
        keepalive: true,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(requestOf(item)),
        signal: AbortSignal.timeout(patienceMs),
      });
      const text = await response.text();
      const answer = parse(text);
      // No GraphQL at all: a proxy, or the log-in page of a hotel.
      if (!answer) return { kind: response.status >= 500 ? 'fault' : 'unreachable' };
      return outcomeOf(answer);
    } catch {
      return { kind: 'unreachable' };
    }
  };

export function requestOf({ slip, key }: OutboxItem) {
  return { query: OPERATIONS[slip.kind].toString(), variables: { input: { ...slip.input, idempotencyKey: key } } };
}

function outcomeOf({ data, errors }: Answer): Delivery {
  const sent = data?.sent;
  if (sent?.slip) return { kind: 'delivered', slipId: sent.slip.id };
  const refusal = sent?.userErrors[0];
  if (refusal) return { kind: 'refused', refusal };
  const error = errors?.[0];
  const code = error?.extensions?.code ?? '';
  if (code === 'NOT_SIGNED_IN') return { kind: 'signedOut' };
  if (code === 'RATE_LIMITED') return { kind: 'unreachable' };
  if (error && FINAL.has(code)) {
    return { kind: 'refused', refusal: { code, field: error.extensions?.field ?? null, message: error.message } };
  }
  return { kind: 'fault' };
}

function parse(text: string): Answer | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
      ? (value as Answer)
      : null;
  } catch {
    return null;
  }
}
