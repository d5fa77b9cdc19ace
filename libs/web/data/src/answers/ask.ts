import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { errorCodeOf, NotReached, overTheWire, Refused, type RefusedError } from '../failures.js';
import type { SessionGate } from '../session-gate.js';

/** An operation as the build writes it: its text, with the types of its answer and its variables. */
export type Document<D, V> = DocumentTypeDecoration<D, V> & { toString(): string };
/** Any operation, whatever it asks. */
export type Operation = Document<unknown, never>;
export type Variables = Readonly<Record<string, unknown>>;

/**
 * Carries one operation to the server. Rejects with `Refused` when the server says no, with `NotReached` when it was not
 * reached, with `SignInDeclined` when nobody is signed in and the person would rather not.
 */
export type Ask = <D, V>(document: Document<D, V>, variables: V, signal?: AbortSignal) => Promise<D>;

/** Longer than anything the server does while somebody waits for it. */
const PATIENCE_MS = 60_000;

/** The name of an operation: `Me` of `query Me { … }`. */
export function nameOf(document: Operation): string {
  const [, name] = /\b(?:query|mutation)\s+(\w+)/.exec(document.toString()) ?? [];
  if (!name) throw new Error(`an operation without a name: ${document.toString().slice(0, 60)}`);
  return name;
}

/** GraphQL over HTTP. An ended session waits at the gate instead of failing. */
export const askServer =
  (gate: SessionGate, fetcher: typeof fetch = (input, init) => fetch(input, init)): Ask =>
  async <D, V>(document: Document<D, V>, variables: V, signal?: AbortSignal): Promise<D> => {
    const wire = overTheWire(fetcher, PATIENCE_MS);
    const body = JSON.stringify({ operationName: nameOf(document), variables, query: document.toString() });
    for (;;) {
      const response = await wire('/graphql', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body,
        ...(signal ? { signal } : {}),
      });
      const answer = answerIn(await response.text());
      if (!answer) throw new NotReached(`the answer of status ${response.status} is not the server's`);
      if (!answer.errors?.length) return answer.data as D;
      const refusal = new Refused(answer.errors);
      if (errorCodeOf(refusal) !== 'NOT_SIGNED_IN') throw refusal;
      await gate.wait();
    }
  };

/** An answer as GraphQL sends it. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly RefusedError[];
}

/** What is good of an answer; null for a refusal and for what is no answer of GraphQL. */
export function dataOf(answer: unknown): Record<string, unknown> | null {
  const { data = null, errors } = isAnswer(answer) ? answer : {};
  return errors?.length ? null : (data as Record<string, unknown> | null);
}

function answerIn(text: string): Answer | null {
  try {
    const value: unknown = JSON.parse(text);
    return isAnswer(value) ? value : null;
  } catch {
    return null;
  }
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

/** Answers the first `Me` with what the page has asked before its program had arrived; if that was no good answer, and ever after, the server is asked. */
export function withEarlyAnswer(ask: Ask, early: Promise<unknown> | undefined): Ask {
  let open = early;
  return async (document, variables, signal) => {
    if (!open || nameOf(document) !== 'Me') return ask(document, variables, signal);
    const asked = open;
    open = undefined;
    const data = dataOf(await asked);
    return (data as never) ?? ask(document, variables, signal);
  };
}
