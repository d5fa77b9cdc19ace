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

let early: string | null = null;
const keyOf = ({ query, variables }: Question) => JSON.stringify([query.definitions, variables]);

/** Asks before the screen is drawn. Settles with the answer, or without one: then the screen asks again. */
export async function askEarly(client: ApolloClient, question: Question): Promise<void> {
  early = keyOf(question);
  try {
    await client.query({ ...question, fetchPolicy: 'network-only' });
  } catch {
    early = null;
  }
}

/** Asks what was perhaps asked early: then its answer is taken, there or under way, and not asked for once more. */
export function useQuestion<D, V extends OperationVariables>(question: Asking<D, V>) {
  const [wasAsked] = useState(() => takeEarly(question));
  const query: TypedDocumentNode<D> = question.query as DocumentNode;
  return useQuery(query, { variables: question.variables, ...(wasAsked ? { fetchPolicy: 'cache-first' } : {}) });
}

function takeEarly(question: Question): boolean {
  const isIt = early !== null && early === keyOf(question);
  early = null;
  return isIt;
}
