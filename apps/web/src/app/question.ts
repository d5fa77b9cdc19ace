import type { ApolloClient, DocumentNode, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { Formats } from '@chapterhouse/web-ui';
import type { Chapter, Seat } from './session/rights.js';

/** What a screen asks first. */
export interface Question {
  readonly query: DocumentNode;
  readonly variables: OperationVariables;
}
interface Asking<D, V extends OperationVariables> extends Question {
  readonly query: TypedDocumentNode<D, V>;
  readonly variables: V;
}

/** Where a question is asked, without having drawn anything. */
export interface QuestionPlace {
  readonly chapter: Chapter;
  readonly seat: Seat | null;
  readonly formats: Formats;
}

let early: Question | null = null;
const same = (a: OperationVariables, b: OperationVariables) => JSON.stringify(a) === JSON.stringify(b);

/** Asks before the screen is drawn. Settles with the answer, or without one: then the screen asks again. */
export async function askEarly(client: ApolloClient, question: Question): Promise<void> {
  early = question;
  try {
    await client.query({ ...question, fetchPolicy: 'network-only' });
  } catch {
    early = null;
  }
}

/**
 * Asks what was perhaps asked early: then its answer is taken, there or under way, and not asked for once more. With
 * other variables it is another question, and is asked like any other.
 */
export function useQuestion<D, V extends OperationVariables>({ query, variables }: Asking<D, V>) {
  const [asked] = useState(() => takeEarly({ query, variables }));
  const fetchPolicy = asked && same(asked.variables, variables) ? 'cache-first' : null;
  return useQuery(query as DocumentNode as TypedDocumentNode<D>, {
    variables,
    ...(fetchPolicy ? { fetchPolicy } : {}),
  });
}

function takeEarly({ query, variables }: Question): Question | null {
  const asked = early;
  early = null;
  return asked?.query === query && same(asked.variables, variables) ? asked : null;
}
