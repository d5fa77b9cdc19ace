import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { isUnreachable, useAnswers } from '@chapterhouse/web-data';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import { MarkAttendancesDocument, type MarkAttendancesMutation } from './gql/operations.js';
import { MarkQueue, type SendOutcome, type Wish, type Wishes } from './mark-queue.js';

type MarkedSheet = NonNullable<MarkAttendancesMutation['markAttendances']['sheet']>;

/** The queue of one meeting's marks. What is not with the server yet is kept on the device and sent after a reload. */
export function useMarking(
  chapterId: string,
  date: string,
  { reload, onSaved }: { reload: () => Promise<unknown>; onSaved: (sheet: MarkedSheet) => Promise<void> },
) {
  const answers = useAnswers();
  const t = useWords();
  const queue = useMemo(() => {
    const key = `chapterhouse.draft.attendance.${chapterId}.${date}`;
    const send = async (marks: readonly (Wish & { memberId: string })[]): Promise<SendOutcome> => {
      try {
        const variables = { input: { chapterId, date, marks: [...marks] } };
        const { markAttendances } = await answers.ask(MarkAttendancesDocument, variables);
        const [first] = markAttendances.userErrors;
        if (first) return { kind: 'refused', ...first };
        if (markAttendances.sheet) await onSaved(markAttendances.sheet);
        return { kind: 'saved', rows: markAttendances.sheet?.rows ?? [] };
      } catch (error) {
        if (isUnreachable(error)) return { kind: 'unreachable' };
        return { kind: 'refused', code: 'INTERNAL', message: problemWords(error, t) };
      }
    };
    return new MarkQueue({ send, reload, first: recall(key), keep: (wishes) => keep(key, wishes) });
  }, [answers, chapterId, date, t, reload, onSaved]);
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
