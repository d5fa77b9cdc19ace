import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { isUnreachable } from '../failures.js';
import { type Ask, type Document, nameOf, type Operation, type Variables } from './ask.js';

/** What was asked less than so long ago is not asked again because one more part of the screen wants to know it. */
const NEWS_MS = 5_000;
const TRIES = 4;

/** A question: the operation, its variables, and for a list that comes in pages the name of that list. */
export interface Question {
  readonly document: Operation;
  readonly variables: Variables;
  readonly pages?: string;
}

/** A part of a list: `items` from `offset` on, of `totalCount`. */
export interface PageOf<T> {
  readonly totalCount: number;
  readonly items: readonly T[];
}

export const keyOf = (document: Operation, variables: Variables, pages?: string) =>
  pages ? [nameOf(document), variables, pages] : [nameOf(document), variables];

/**
 * What the server has said, and the way to it. Whole answers are kept, each under its question, and nothing of it on the
 * device. There is no picking apart what is the same thing in two answers: after a write everything is out of date, and
 * what is on the screen is asked again.
 */
export class Answers {
  /** Carries an operation to the server and keeps nothing of it. */
  readonly ask: Ask;
  readonly queries: QueryClient;

  constructor(ask: Ask) {
    this.ask = ask;
    this.queries = new QueryClient({
      defaultOptions: {
        queries: {
          staleTime: NEWS_MS,
          // The failure says that there is no connection; a question that waits silently for one says nothing.
          networkMode: 'always',
          refetchOnWindowFocus: false,
          refetchOnReconnect: false,
          retry: (failures, error) => failures < TRIES - 1 && isUnreachable(error) && navigator.onLine,
          retryDelay: (failures) => Math.min(400 * 2 ** failures, 4_000) * (0.5 + Math.random() / 2),
        },
      },
    });
  }

  /**
   * Takes the answer to a question that was asked by another way: who wants to know it meanwhile waits for that. When it
   * turns out to be null, there was no good one, and the server is asked.
   */
  async expect({ question, data }: { question: Question; data: Promise<unknown> }): Promise<void> {
    const { document, variables, pages } = question;
    const all = pages ? { ...variables, offset: 0 } : variables;
    const queryKey = keyOf(document, variables, pages);
    const queryFn = async () => (await data) ?? this.ask(document as Document<unknown, unknown>, all);
    const options = { queryKey, queryFn, retry: false, staleTime: 0 };
    if (pages) {
      await this.queries.fetchInfiniteQuery({ ...options, initialPageParam: 0, getNextPageParam: () => null });
    } else await this.queries.fetchQuery(options);
  }

  /** Keeps what the server has said by another way. */
  put<D, V>(document: Document<D, V>, variables: V & Variables, data: D): void {
    this.queries.setQueryData(keyOf(document, variables), data);
  }

  /** Changes a kept answer by what the server has just said of a part of it. One that is under way would be older: it is called off. */
  async change<D, V>(document: Document<D, V>, variables: V & Variables, change: (data: D) => D): Promise<void> {
    const queryKey = keyOf(document, variables);
    await this.queries.cancelQueries({ queryKey });
    this.queries.setQueryData<D>(queryKey, (data) => (data === undefined ? undefined : change(data)));
  }

  /** Something was written: all answers are out of date, and those on the screen are asked again. Settles when they are there. */
  outdate(): Promise<void> {
    return this.queries.invalidateQueries();
  }
}

/** The pages of a list as one answer: the newest one, with the items of all. */
export function together<D>({ pages }: InfiniteData<D, number>, name: string): D {
  const last = pages.at(-1) as D;
  if (pages.length === 1) return last;
  const list = (data: D) => (data as Record<string, PageOf<unknown>>)[name];
  return { ...last, [name]: { ...list(last), items: pages.flatMap((page) => list(page)?.items ?? []) } };
}
