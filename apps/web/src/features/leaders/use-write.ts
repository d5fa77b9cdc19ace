import { useCallback, useState } from 'react';
import { type Document, useMutation } from '@chapterhouse/web-data';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';

interface UserErrorAnswer {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}
interface PayloadAnswer {
  readonly userErrors: readonly UserErrorAnswer[];
}
/** Mutations are written one to an operation: the answer has one payload. */
type PayloadOf<D> = Extract<D[keyof D], PayloadAnswer>;

/** Why a write was refused: `fields` by the last part of the argument's path, `general` for all else. */
export interface Refusal {
  readonly code: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly general: string | null;
}

/** Sorts errors to the fields that a form has; what belongs to none of them is said above the form. */
export function refusalOf(errors: readonly UserErrorAnswer[], known: readonly string[]): Refusal {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, message } of errors) {
    const name = field?.split('.').find((part) => known.includes(part));
    if (name) fields[name] ??= message;
    else rest.push(message);
  }
  return { code: errors[0]?.code ?? null, fields, general: rest.length > 0 ? rest.join(' ') : null };
}

/**
 * A mutation with its answer for people. `write` gives the payload, or null when it was refused or did not arrive; then
 * `refusal` says why.
 */
export function useWrite<D extends object, V>(document: Document<D, V>, known: readonly string[] = []) {
  const [send, { loading: busy }] = useMutation(document);
  const t = useWords();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const names = known.join(' ');
  const write = useCallback(
    async (variables: V): Promise<PayloadOf<D> | null> => {
      setRefusal(null);
      try {
        const data = await send(variables);
        const payload = Object.values(data).find(isPayload) as PayloadOf<D> | undefined;
        if (payload && payload.userErrors.length === 0) return payload;
        setRefusal(refusalOf(payload?.userErrors ?? [], names.split(' ')));
        return null;
      } catch (error) {
        setRefusal({ code: null, fields: {}, general: problemWords(error, t) });
        return null;
      }
    },
    [send, names, t],
  );
  const forget = useCallback(() => setRefusal(null), []);
  return { write, busy, refusal, forget };
}

function isPayload(value: unknown): value is PayloadAnswer {
  return typeof value === 'object' && value !== null && 'userErrors' in value;
}
