import { memo, type KeyboardEvent } from 'react';
import { ATTENDANCE_MARKS, type AttendanceMark, MARK_LETTERS } from '@chapterhouse/domain';
import { Button } from '@mantine/core';
import { Tag, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import type { SheetFragment } from './gql/operations.js';
import type { Wish } from './mark-queue.js';
import classes from './attendance.module.css';

export type SheetRow = SheetFragment['rows'][number];
/** In the order in which they are needed. */
export const MARKS: readonly AttendanceMark[] = [
  'PRESENT',
  'ABSENT',
  'LATE',
  'MEDICAL',
  'SUBSTITUTE',
] satisfies readonly (typeof ATTENDANCE_MARKS)[number][];

/** Left of the marks: the name opens what is more than a mark. */
export const NAME_COLUMN = -1;

export interface RowHandlers {
  readonly mark: (memberId: string, mark: AttendanceMark) => void;
  readonly change: (memberId: string, change: Partial<Omit<Wish, 'expectedVersion'>>) => void;
  readonly toggle: (memberId: string) => void;
  readonly focus: (memberId: string, column: number) => void;
  readonly keepTheirs: (memberId: string) => void;
  readonly useOurs: (memberId: string) => void;
  readonly next: (memberId: string) => void;
}

interface AttendanceRowProps {
  /** As it is shown: with what is wanted and not saved yet. */
  readonly row: SheetRow;
  readonly waiting: boolean;
  readonly conflict: Wish | undefined;
  readonly open: boolean;
  /** The column that Tab stops at; null in all rows but one. */
  readonly stop: number | null;
  readonly mayMark: boolean;
  readonly locked: boolean;
  readonly handlers: RowHandlers;
}

/** One member: a name and five marks. Draws again only when something of its own has changed. */
export const AttendanceRow = memo(function AttendanceRow(props: AttendanceRowProps) {
  const { row, waiting, conflict, open, stop, mayMark, handlers } = props;
  const t = useWords();
  const { memberId, displayName } = row;
  return (
    <li className={classes['row']} data-marked={row.mark ? true : undefined}>
      <div role="group" aria-label={displayName} className={classes['line']}>
        <button
          type="button"
          className={classes['name']}
          aria-expanded={open}
          data-member={memberId}
          data-column={NAME_COLUMN}
          tabIndex={stop === NAME_COLUMN ? 0 : -1}
          onFocus={() => handlers.focus(memberId, NAME_COLUMN)}
          onClick={() => handlers.toggle(memberId)}
        >
          <span>{displayName}</span>
          <Quiet row={row} waiting={waiting} />
          <span className="ch-unseen">{t('meeting.details')}</span>
        </button>
        <div className={classes['marks']}>
          {MARKS.map((mark, column) => (
            <button
              key={mark}
              type="button"
              className={classes['mark']}
              data-mark={mark}
              data-member={memberId}
              data-column={column}
              aria-pressed={row.mark === mark}
              aria-label={t(`meeting.mark.${mark}`)}
              aria-keyshortcuts={MARK_LETTERS[mark]}
              title={t(`meeting.mark.${mark}`)}
              disabled={!mayMark}
              tabIndex={stop === column ? 0 : -1}
              onFocus={() => handlers.focus(memberId, column)}
              onClick={() => handlers.mark(memberId, mark)}
            >
              {MARK_LETTERS[mark]}
            </button>
          ))}
        </div>
      </div>
      {conflict ? <Conflict row={row} wish={conflict} handlers={handlers} /> : null}
      {open ? <Details {...props} /> : null}
    </li>
  );
}, isSame);

function isSame(a: AttendanceRowProps, b: AttendanceRowProps): boolean {
  const fields = ['mark', 'substituteName', 'leftEarly', 'version', 'displayName', 'memberStatus', 'markedAt'] as const;
  return (
    fields.every((field) => a.row[field] === b.row[field]) &&
    a.waiting === b.waiting &&
    a.conflict === b.conflict &&
    a.open === b.open &&
    a.stop === b.stop &&
    a.mayMark === b.mayMark &&
    a.locked === b.locked &&
    a.handlers === b.handlers
  );
}

/** The quieter line under a name. */
function Quiet({ row, waiting }: { row: SheetRow; waiting: boolean }) {
  const t = useWords();
  const words = [
    row.substituteName ? t('meeting.substituteIs', { name: row.substituteName }) : null,
    row.leftEarly ? t('meeting.leftEarly') : null,
    waiting ? t('meeting.saving') : null,
  ].filter(Boolean);
  return (
    <>
      {row.memberStatus === 'ON_LEAVE' ? <Tag>{t('meeting.onLeave')}</Tag> : null}
      {words.length > 0 ? <span className={classes['quiet']}>{words.join(' · ')}</span> : null}
    </>
  );
}

function Conflict({ row, wish, handlers }: { row: SheetRow; wish: Wish; handlers: RowHandlers }) {
  const t = useWords();
  const what = row.mark ? t(`meeting.as.${row.mark}`) : '';
  const ours = wish.mark ? t(`meeting.mark.${wish.mark}`) : t('meeting.noMark');
  const values = { name: row.displayName, what, who: row.markedByName ?? t('meeting.someoneElse') };
  return (
    <div role="alert" className={classes['conflict']}>
      <p>
        {t(row.mark ? 'meeting.conflict' : 'meeting.conflictCleared', values)} {t('meeting.conflictAsk')}
      </p>
      <div className={classes['conflictActions']}>
        <Button size="sm" variant="default" onClick={() => handlers.keepTheirs(row.memberId)}>
          {t('meeting.keepTheirs')}
        </Button>
        <Button size="sm" onClick={() => handlers.useOurs(row.memberId)}>
          {t('meeting.useOurs', { mark: ours })}
        </Button>
      </div>
    </div>
  );
}

/** What is more than a mark: who came instead, leaving early, who marked it, taking the mark away. */
function Details({ row, mayMark, locked, handlers }: AttendanceRowProps) {
  const t = useWords();
  const formats = useFormats();
  const { memberId } = row;
  const editable = mayMark && !locked;
  const canLeaveEarly = row.mark === 'PRESENT' || row.mark === 'LATE' || row.mark === 'SUBSTITUTE';
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    // Moving on blurs the field, which saves it.
    handlers.next(memberId);
  };
  const savedBy = row.markedAt
    ? t(row.markedByName ? 'meeting.markedBy' : 'meeting.markedAt', {
        name: row.markedByName ?? '',
        when: formats.dateTime(row.markedAt),
      })
    : t('meeting.notMarkedYet');
  return (
    <div className={classes['details']}>
      {editable && row.mark === 'SUBSTITUTE' ? (
        <label className={classes['field']}>
          <span>{t('meeting.whoInstead')}</span>
          <input
            key={row.substituteName}
            data-substitute={memberId}
            defaultValue={row.substituteName ?? ''}
            maxLength={200}
            autoComplete="off"
            onKeyDown={onEnter}
            onBlur={({ currentTarget: { value } }) => {
              if (value.trim() !== (row.substituteName ?? '')) handlers.change(memberId, { substituteName: value });
            }}
          />
        </label>
      ) : null}
      {editable && canLeaveEarly ? (
        <label className={classes['check']}>
          <input
            type="checkbox"
            checked={row.leftEarly}
            onChange={({ currentTarget }) => handlers.change(memberId, { leftEarly: currentTarget.checked })}
          />
          <span>{t('meeting.leftEarly')}</span>
        </label>
      ) : null}
      {editable && row.mark ? (
        <button
          type="button"
          className={classes['clear']}
          onClick={() => handlers.change(memberId, { mark: null, substituteName: null, leftEarly: false })}
        >
          {t('meeting.clear')}
        </button>
      ) : null}
      <p className={classes['quiet']}>{savedBy}</p>
    </div>
  );
}
