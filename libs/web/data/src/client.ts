import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { HttpLink } from '@apollo/client/link/http';
import { RetryLink } from '@apollo/client/link/retry';
import { from, switchMap } from 'rxjs';
import type { SessionGate } from './session-gate.js';

/** The code of a top-level error, or null. */
export function errorCodeOf(error: unknown): string | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const code = error.errors[0]?.extensions?.['code'];
  return typeof code === 'string' ? code : null;
}

/** Whether the server was not reached at all: no connection, or it did not answer. */
export const isUnreachable = (error: unknown): boolean =>
  error !== null && error !== undefined && !CombinedGraphQLErrors.is(error);

/** Apollo over HTTP, nothing kept on the device. An ended session waits at the gate instead of failing. */
export function createClient(gate: SessionGate): ApolloClient {
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
  return new ApolloClient({
    link: ApolloLink.from([onExpired, again, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
    cache: new InMemoryCache({
      typePolicies: {
        Seat: { keyFields: ['memberId'] },
        StaffSeat: { keyFields: false },
        ApiToken: { keyFields: ['id'] },
        // Figures belong to a day; without it one week's would overwrite another's.
        MemberInsights: { keyFields: ['memberId', 'asOf'] },
        ChapterInsights: { keyFields: ['chapterId', 'asOf'] },
        ChapterCounts: { keyFields: ['chapterId', 'asOf'] },
        Meeting: { keyFields: ['chapterId', 'date'] },
        AttendanceSheet: { keyFields: ['chapterId', 'date'] },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
    devtools: { enabled: false },
  });
}
