import { SignInDeclined } from './session-gate.js';

/** The connection failed or no answer came in time: whether the server carried it out, nobody here knows. */
export class NotReached extends Error {
  constructor(cause: unknown) {
    super('The server was not reached, or its answer was not.', { cause });
    this.name = 'NotReached';
  }
}

/** An error as GraphQL tells it. */
export interface RefusedError {
  readonly message: string;
  readonly extensions?: { readonly [name: string]: unknown };
}

/** The server has understood and says no; the message is its own sentence. */
export class Refused extends Error {
  constructor(readonly errors: readonly RefusedError[]) {
    super(errors.map(({ message }) => message).join('\n'));
    this.name = 'Refused';
  }
}

/**
 * What kind of failure a request met:
 * - `refused`: the server has understood and says no, with a code and a sentence
 * - `unreachable`: no connection, no answer in time, or an answer that is not the server's (a proxy's error page, the
 *   log-in page of a hotel)
 * - `declined`: nobody is signed in, and the person would rather not sign in now
 * - `defect`: this program is wrong: it broke by itself, or asked for what the server does not understand
 */
export type Failure = 'refused' | 'unreachable' | 'declined' | 'defect';

/** What a program that fits its server never asks. */
const MISUNDERSTOOD = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

export function failureOf(error: unknown): Failure {
  if (error instanceof SignInDeclined) return 'declined';
  if (error instanceof Refused) return MISUNDERSTOOD.has(errorCodeOf(error) ?? '') ? 'defect' : 'refused';
  return error instanceof NotReached ? 'unreachable' : 'defect';
}

/** The code of a top-level error, or null. */
export function errorCodeOf(error: unknown): string | null {
  if (!(error instanceof Refused)) return null;
  const code = error.errors[0]?.extensions?.['code'];
  return typeof code === 'string' ? code : null;
}

/** Whether the server was not reached at all: no connection, it did not answer, or somebody else did. */
export const isUnreachable = (error: unknown): boolean => failureOf(error) === 'unreachable';

const reported = new WeakSet<object>();

/**
 * Tells the browser of a defect as if nobody had caught it: it is in the console, and whoever watches for errors of pages
 * hears of it. Once for each.
 */
export function reportDefect(error: unknown, report: (error: unknown) => void = globalThis.reportError): void {
  if (failureOf(error) !== 'defect' || typeof error !== 'object' || error === null || reported.has(error)) return;
  reported.add(error);
  report(error);
}

const NO_BODY = new Set([101, 204, 205, 304]);

/**
 * A `fetch` that tells what happens on the wire from what goes wrong here: a failed connection, an answer that breaks off
 * and one that takes longer than `patienceMs` are all `NotReached`. What the caller itself calls off stays as it is.
 */
export const overTheWire =
  (fetcher: typeof fetch, patienceMs: number): typeof fetch =>
  async (input, init) => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error('no answer in time')), patienceMs);
    const callOff = () => patience.abort(init?.signal?.reason);
    init?.signal?.addEventListener('abort', callOff, { once: true });
    if (init?.signal?.aborted) callOff();
    try {
      const response = await fetcher(input, { ...init, signal: patience.signal });
      const { status, statusText, headers } = response;
      const body = NO_BODY.has(status) ? null : await response.text();
      return new Response(body, { status, statusText, headers });
    } catch (error) {
      throw init?.signal?.aborted ? error : new NotReached(error);
    } finally {
      clearTimeout(timer);
      init?.signal?.removeEventListener('abort', callOff);
    }
  };
