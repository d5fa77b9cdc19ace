import { keepPreviousData, useInfiniteQuery, useQuery as useKept } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import { type Answers, keyOf, type PageOf, together } from './answers.js';
import type { Document, Variables } from './ask.js';

export const AnswersContext = createContext<Answers | null>(null);

export function useAnswers(): Answers {
  const answers = useContext(AnswersContext);
  if (!answers) throw new Error('useAnswers needs an AnswersContext above it');
  return answers;
}

/** Variables have to be given when the operation has any. */
type With<V, Options> = V extends Record<string, never> ? [options?: Options] : [options: Options & { variables: V }];

export interface QueryOptions {
  /** Nothing is asked, and there is no answer. */
  readonly skip?: boolean;
  /** Asks again so long after each answer, while the page is looked at; 0 for not at all. */
  readonly pollMs?: number;
  /** Until the answer to other variables is there, `data` is still the one before, and `isPrevious`. */
  readonly keepPrevious?: boolean;
}

export interface Asked<D> {
  readonly data: D | undefined;
  readonly error: Error | undefined;
  /** The server is being asked, for the first time or again. */
  readonly loading: boolean;
  /** `data` is the answer to the variables before. */
  readonly isPrevious: boolean;
  readonly refetch: () => Promise<unknown>;
}

/** The answer to a question: what is known at once, what the server says as soon as it does. */
export function useQuery<D, V>(document: Document<D, V>, ...[options]: With<V, QueryOptions>): Asked<D> {
  const { skip = false, pollMs = 0, keepPrevious, variables } = (options ?? {}) as QueryOptions & { variables?: V };
  const { ask, queries } = useAnswers();
  const asked = (variables ?? {}) as V & Variables;
  const kept = useKept<D>(
    {
      queryKey: keyOf(document, asked),
      queryFn: ({ signal }) => ask(document, asked, signal),
      enabled: !skip,
      refetchInterval: pollMs || false,
      ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    },
    queries,
  );
  return watched(kept, skip);
}

/** A list that comes page by page: `data` has the items of all pages so far, `more` asks for the next. */
export function usePages<D, V, K extends string & keyof D>(
  document: Document<D, V>,
  name: K & (D[K] extends PageOf<unknown> ? K : never),
  { variables, skip = false, pollMs = 0, keepPrevious }: QueryOptions & { variables: Omit<V, 'offset'> },
) {
  const { ask, queries } = useAnswers();
  const kept = useInfiniteQuery(
    {
      queryKey: keyOf(document, variables, name),
      queryFn: ({ pageParam, signal }) => ask(document, { ...variables, offset: pageParam } as V, signal),
      initialPageParam: 0,
      getNextPageParam: (_last: D, pages: D[]) => nextOf(pages, name),
      select: (pages) => together(pages, name),
      enabled: !skip,
      refetchInterval: pollMs || false,
      ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    },
    queries,
  );
  const { fetchNextPage } = kept;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return Object.defineProperties(watched<D>(kept, skip), {
    more: { value: more },
    loadingMore: { get: () => kept.isFetchingNextPage },
  }) as Asked<D> & { readonly more: () => void; readonly loadingMore: boolean };
}

function nextOf<D>(pages: D[], name: keyof D & string): number | undefined {
  const lists = pages.map((page) => page[name] as PageOf<unknown>);
  const shown = lists.reduce((sum, { items }) => sum + items.length, 0);
  return shown < (lists.at(-1)?.totalCount ?? 0) ? shown : undefined;
}

interface Kept<D> {
  readonly data: D | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => Promise<unknown>;
}

/** Read one by one: a part of the screen is drawn again only when something changes that it has read. */
function watched<D>(kept: Kept<D>, skip: boolean): Asked<D> {
  return {
    get data() {
      return skip ? undefined : kept.data;
    },
    get error() {
      return (!skip && kept.error) || undefined;
    },
    get loading() {
      return kept.isFetching;
    },
    get isPrevious() {
      return kept.isPlaceholderData;
    },
    refetch: kept.refetch,
  };
}

export interface MutationOptions {
  /** False for what changes no answer: then nothing is asked again. */
  readonly outdates?: boolean;
}

/**
 * A write. `write` settles when the server has answered and what is on the screen has been asked again, so that nobody
 * sees what was before as if nothing had happened; it rejects when the whole request was refused or did not arrive.
 */
export function useMutation<D, V>(document: Document<D, V>, { outdates = true }: MutationOptions = {}) {
  const answers = useAnswers();
  const [loading, setLoading] = useState(false);
  const write = useCallback(
    async (variables: V): Promise<D> => {
      setLoading(true);
      try {
        const data = await answers.ask(document, variables);
        if (outdates) await answers.outdate();
        return data;
      } finally {
        setLoading(false);
      }
    },
    [answers, document, outdates],
  );
  return useMemo(() => [write, { loading }] as const, [write, loading]);
}
