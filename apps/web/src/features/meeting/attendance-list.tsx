import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AttendanceMark, MARK_LETTERS } from '@chapterhouse/domain';
import { useWords } from '../../app/i18n/words.js';
import { AttendanceRow, MARKS, NAME_COLUMN, type RowHandlers, type SheetRow } from './attendance-row.js';
import { type MarkQueue, type QueueState, shown, wishOf } from './mark-queue.js';
import classes from './attendance.module.css';

interface AttendanceListProps {
  readonly rows: readonly SheetRow[];
  readonly queue: MarkQueue;
  readonly state: QueueState;
  readonly mayMark: boolean;
  readonly locked: boolean;
  /** After the lock a mark is a correction, which asks for its reason. */
  readonly onCorrect: (row: SheetRow, mark: AttendanceMark) => void;
}

const markOfKey = (key: string): AttendanceMark | undefined =>
  MARKS.find((mark) => MARK_LETTERS[mark] === key.toUpperCase());

/**
 * Everybody in one column. One Tab stop for the whole list; arrows move, a letter marks and goes on to the next,
 * Enter on the first button is "present".
 */
export function AttendanceList({ rows, queue, state, mayMark, locked, onCorrect }: AttendanceListProps) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState<{ memberId: string | null; column: number }>({ memberId: null, column: 0 });
  const [open, setOpen] = useState<string | null>(null);
  // Handlers stay the same while rows change, so that only the rows concerned draw again.
  const latest = useRef({ rows, state, locked, onCorrect });
  useEffect(() => {
    latest.current = { rows, state, locked, onCorrect };
  });

  const focusOn = useCallback((memberId: string | undefined, column: number) => {
    if (!memberId) return;
    const selector = `[data-member="${memberId}"][data-column="${column}"]`;
    list.current?.querySelector<HTMLButtonElement>(selector)?.focus();
  }, []);
  const step = useCallback(
    (memberId: string, by: number, column: number) => {
      const index = latest.current.rows.findIndex((row) => row.memberId === memberId);
      focusOn(latest.current.rows[index + by]?.memberId, column);
    },
    [focusOn],
  );

  const handlers = useMemo<RowHandlers>(() => {
    const change: RowHandlers['change'] = (memberId, what) => {
      const row = latest.current.rows.find((one) => one.memberId === memberId);
      if (!row) return;
      const now = shown(row, latest.current.state.wishes[memberId]);
      queue.want(memberId, wishOf(now, what));
    };
    return {
      change,
      mark: (memberId, mark) => {
        const row = latest.current.rows.find((one) => one.memberId === memberId);
        if (!row) return;
        if (latest.current.locked) return latest.current.onCorrect(row, mark);
        change(memberId, { mark });
        if (mark === 'SUBSTITUTE') setOpen(memberId);
      },
      toggle: (memberId) => setOpen((before) => (before === memberId ? null : memberId)),
      focus: (memberId, column) => setAt({ memberId, column }),
      keepTheirs: (memberId) => queue.keepTheirs(memberId),
      useOurs: (memberId) => {
        const row = latest.current.rows.find((one) => one.memberId === memberId);
        queue.useOurs(memberId, row?.version ?? 0);
      },
      next: (memberId) => {
        setOpen(null);
        step(memberId, 1, 0);
      },
    };
  }, [queue, step]);

  useEffect(() => {
    // Whoever marks a substitute is asked for the name at once.
    if (open) list.current?.querySelector<HTMLInputElement>(`[data-substitute="${open}"]`)?.focus();
  }, [open]);

  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const { member: memberId = '', column = '0' } = (event.target as HTMLElement).dataset;
    if (!memberId || event.ctrlKey || event.metaKey || event.altKey) return;
    const col = Number(column);
    const mark = markOfKey(event.key);
    const last = MARKS.length - 1;
    if (mark && mayMark) {
      handlers.mark(memberId, mark);
      if (!locked && mark !== 'SUBSTITUTE') step(memberId, 1, 0);
    } else if (event.key === 'Enter' && col === NAME_COLUMN) {
      handlers.toggle(memberId);
    } else if (event.key === 'Enter' && mayMark) {
      handlers.mark(memberId, MARKS[col] ?? 'PRESENT');
      if (!locked && MARKS[col] !== 'SUBSTITUTE') step(memberId, 1, 0);
    } else if (event.key === 'ArrowDown') step(memberId, 1, col);
    else if (event.key === 'ArrowUp') step(memberId, -1, col);
    else if (event.key === 'ArrowRight') focusOn(memberId, Math.min(col + 1, last));
    else if (event.key === 'ArrowLeft') focusOn(memberId, Math.max(col - 1, NAME_COLUMN));
    else if (event.key === 'Home') focusOn(rows[0]?.memberId, 0);
    else if (event.key === 'End') focusOn(rows.at(-1)?.memberId, 0);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && mayMark && !locked) {
      handlers.change(memberId, { mark: null });
    } else return;
    event.preventDefault();
  };

  const stopAt = rows.some((row) => row.memberId === at.memberId) ? at.memberId : rows[0]?.memberId;
  return (
    <ol ref={list} className={classes['list']} aria-label={t('meeting.attendance')} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <AttendanceRow
          key={row.memberId}
          row={shown(row, state.wishes[row.memberId])}
          waiting={row.memberId in state.wishes && state.offline}
          conflict={state.conflicts[row.memberId]}
          open={open === row.memberId}
          stop={row.memberId === stopAt ? (at.memberId === row.memberId ? at.column : 0) : null}
          mayMark={mayMark}
          locked={locked}
          handlers={handlers}
        />
      ))}
    </ol>
  );
}
