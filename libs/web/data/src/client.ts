import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { HttpLink } from '@apollo/client/link/http';
import { RetryLink } from '@apollo/client/link/retry';
import { from, switchMap } from 'rxjs';
import { earlyLink } from './early.js';
import { errorCodeOf, isUnreachable, overTheWire } from './failures.js';
import type { SessionGate } from './session-gate.js';

/** Longer than anything the server does while somebody waits for it. */
const PATIENCE_MS = 60_000;

/**
 * Apollo over HTTP, nothing kept on the device. An ended session waits at the gate instead of failing. `early` is the
 * answer to `Me` if the page has asked for it before its program had arrived.
 */
export function createClient(gate: SessionGate, early?: Promise<unknown>): ApolloClient {
  const onExpired = new ErrorLink(({ error, operation, forward }) => {
    if (errorCodeOf(error) !== 'NOT_SIGNED_IN') return;
    return from(gate.wait()).pipe(switchMap(() => forward(operation)));
  });
  const again = new RetryLink({
    delay: { initial: 400, max: 4_000, jitter: true },
    // Only reads: a write that was cut off may have been carried out.
    attempts: (count, operation, error) =>
      count < 4 && isUnreachable(error) && operation.operationType === 'query' && navigator.onLine,
  });
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    fetch: overTheWire((input, init) => fetch(input, init), PATIENCE_MS),
  });
  return new ApolloClient({
    link: ApolloLink.from([onExpired, earlyLink(early), again, http]),
    cache: createCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
    devtools: { enabled: false },
  });
}

/** What is the same thing wherever it is asked for. */
export const createCache = (): InMemoryCache =>
  new InMemoryCache({
    typePolicies: {
      Seat: { keyFields: ['memberId'] },
      StaffSeat: { keyFields: false },
      ApiToken: { keyFields: ['id'] },
      // Figures belong to a day; without it one week's would overwrite another's.
      MemberInsights: { keyFields: ['memberId', 'asOf'] },
      ChapterInsights: { keyFields: ['chapterId', 'asOf'] },
      ChapterCounts: { keyFields: ['chapterId', 'asOf'] },
      // One's own edit shows wherever the profile does.
      MemberProfile: { keyFields: ({ memberId }) => (memberId ? `MemberProfile:${String(memberId)}` : false) },
      Meeting: { keyFields: ['chapterId', 'date'] },
      AttendanceSheet: { keyFields: ['chapterId', 'date'] },
    },
  });
