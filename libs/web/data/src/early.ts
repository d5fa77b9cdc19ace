import { ApolloLink, type ErrorLike } from '@apollo/client';
import { from, of, switchMap } from 'rxjs';

/** What the page has asked before its program had arrived: the answer to the operation `Me`, or null. */
type Early = Promise<unknown> | undefined;

/** The answer as GraphQL sends it. */
export interface EarlyAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly ErrorLike[];
}

export const isAnswer = (answer: unknown): answer is EarlyAnswer & { data: Record<string, unknown> } =>
  typeof answer === 'object' && answer !== null && 'data' in answer && answer.data !== null && !('errors' in answer);

/** Answers the first `Me` with what the page has asked already; if there was no good answer, and ever after, the server is asked. */
export function earlyLink(early: Early): ApolloLink {
  let open = early;
  return new ApolloLink((operation, forward) => {
    if (operation.operationName !== 'Me' || !open) return forward(operation);
    const asked = open;
    open = undefined;
    return from(asked).pipe(
      switchMap((answer) => (isAnswer(answer) ? of(answer as ApolloLink.Result) : forward(operation))),
    );
  });
}
