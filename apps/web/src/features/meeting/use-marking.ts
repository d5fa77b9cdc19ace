import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { isUnreachable } from '@chapterhouse/web-data';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import { MarkAttendancesDocument } from './gql/operations.js';
import { MarkQueue, type SendOutcome, type Wish, type Wishes } from './mark-queue.js';

/** The queue of one meeting's marks. What is not with the server yet is kept on the device and sent after a reload. */
export function useMarking(chapterId: string, date: string, reload: () => Promise<unknown>) {
  const client = useApolloClient();
  const t = useWords();
  const queue = useMemo(() => {
    const key = `chapterhouse.draft.attendance.${chapterId}.${date}`;
    const send = async (marks: readonly (Wish & { memberId: string })[]): Promise<SendOutcome> => {
      try {
        const variables = { input: { chapterId, date, marks: [...marks] } };
        const { data } = await client.mutate({ mutation: MarkAttendancesDocument, variables });
        const [first] = data?.markAttendances.userErrors ?? [];
        if (first) return { kind: 'refused', ...first };
        return { kind: 'saved', rows: data?.markAttendances.sheet?.rows ?? [] };
      } catch (error) {
        if (isUnreachable(error)) return { kind: 'unreachable' };
        return { kind: 'refused', code: 'INTERNAL', message: problemWords(error, t) };
      }
    };
    return new MarkQueue({ send, reload, first: recall(key), keep: (wishes) => keep(key, wishes) });
  }, [client, chapterId, date, t, reload]);
  useEffect(() => queue.start(), [queue]);
  const state = useSyncExternalStore(queue.subscribe, queue.read);
  return { queue, state };
}

function recall(key: string): Wishes {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '{}') ?? {}) as Wishes;
  } catch {
    return {};
  }
}

function keep(key: string, wishes: Wishes): void {
  try {
    if (Object.keys(wishes).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(wishes));
  } catch {
    // Full or switched off: marks still go out, only a reload would lose those on their way.
  }
}
