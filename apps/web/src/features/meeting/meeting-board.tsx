import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { AttendanceMark } from '@chapterhouse/domain';
import { useAnswers, useQuery } from '@chapterhouse/web-data';
import { EmptyState, Notice, Section, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { Problem } from '../../app/problem.js';
import { useWrite } from '../leaders/use-write.js';
import { AttendanceList } from './attendance-list.js';
import type { SheetRow } from './attendance-row.js';
import { Corrections } from './corrections.js';
import { CorrectSheet } from './correct-sheet.js';
import { Counter } from './counter.js';
import { MarkRestPresentDocument, MeetingSheetDocument, type MeetingSheetQuery } from './gql/operations.js';
import { shown } from './mark-queue.js';
import { MeetingActions } from './meeting-actions.js';
import classes from './meeting.module.css';
import { useMarking } from './use-marking.js';
import { daysOf, type MeetingDay } from './week.js';
import { WeekTotals } from './week-totals.js';

const POLL_MS = 4_000;

/** One meeting. Asked for again every few seconds while it is looked at, so that leaders see each other's marks. */
export function MeetingBoard({ date, meeting }: { readonly date: string; readonly meeting: MeetingDay }) {
  const t = useWords();
  const formats = useFormats();
  const { chapter, reach } = useChapter();
  const today = formats.today();
  const isRecent = date <= today && date >= daysOf(today).from;
  const answers = useAnswers();
  const variables = useMemo(() => ({ chapterId: chapter.id, date, ...daysOf(date) }), [chapter.id, date]);
  const { data, error, refetch } = useQuery(MeetingSheetDocument, {
    variables,
    pollMs: isRecent ? POLL_MS : 0,
  });
  const onSaved = useCallback(
    (sheet: Partial<MeetingSheetQuery['attendanceSheet']>) =>
      answers.change(MeetingSheetDocument, variables, (before) => ({
        ...before,
        attendanceSheet: { ...before.attendanceSheet, ...sheet },
      })),
    [answers, variables],
  );
  const { queue, state } = useMarking(chapter.id, date, { reload: refetch, onSaved });
  const rest = useWrite(MarkRestPresentDocument);
  const [correcting, setCorrecting] = useState<{ row: SheetRow; mark: AttendanceMark } | null>(null);
  if (!data) {
    if (error) return <Problem error={error} retry={() => void refetch()} />;
    return <Skeletons rows={10} height="56px" label={t('layout.loading')} />;
  }
  const { rows, ledger, status, lockedAt } = data.attendanceSheet;
  const isLocked = ledger === 'LOCKED';
  const isFuture = date > today;
  const mayWrite = reach('attendance:write') === 'all';
  const now = rows.map((row) => shown(row, state.wishes[row.memberId]));
  const markRest = async () => {
    await queue.flush();
    await rest.write({ input: { chapterId: chapter.id, date } });
  };
  return (
    <div className={classes['board']}>
      <div className={classes['column']}>
        <div className={classes['notices']}>
          {state.offline ? <Notice tone="look">{t('meeting.offline')}</Notice> : null}
          {state.problem ? <Notice tone="problem">{state.problem}</Notice> : null}
          {rest.refusal?.general ? <Notice tone="problem">{rest.refusal.general}</Notice> : null}
          {isLocked ? (
            <Notice title={t('meeting.lockedTitle')}>
              {t(mayWrite ? 'meeting.lockedWords' : 'meeting.lockedOn', {
                when: lockedAt ? formats.dateTime(lockedAt) : '',
              })}
            </Notice>
          ) : null}
          {isFuture ? <Notice>{t('meeting.future')}</Notice> : null}
        </div>
        {status === 'CANCELLED' ? (
          <EmptyState title={t('meeting.cancelledTitle')}>{t('meeting.cancelledWords')}</EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title={t('meeting.nobody')}>{t('meeting.nobodyWords')}</EmptyState>
        ) : (
          <div>
            {mayWrite && !isFuture ? <p className={classes['hint']}>{t('meeting.keys')}</p> : null}
            <AttendanceList
              rows={rows}
              queue={queue}
              state={state}
              mayMark={mayWrite && !isFuture}
              locked={isLocked}
              onCorrect={(row, mark) => setCorrecting({ row, mark })}
            />
            <Counter rows={now}>
              {mayWrite && !isLocked && !isFuture ? (
                <Button
                  size="sm"
                  variant="default"
                  loading={rest.busy}
                  disabled={now.every((row) => row.mark !== null)}
                  onClick={() => void markRest()}
                >
                  {t('meeting.rest')}
                </Button>
              ) : null}
            </Counter>
          </div>
        )}
        {isLocked ? <Corrections chapterId={chapter.id} date={date} rows={rows} /> : null}
        {mayWrite ? (
          <MeetingActions
            date={date}
            meeting={{ ...meeting, status, ledger }}
            marked={now.filter((row) => row.mark !== null).length}
            members={rows.length}
            beforeLock={() => queue.flush()}
          />
        ) : null}
      </div>
      <aside className={classes['column']} aria-label={t('meeting.week')}>
        {isFuture && data.latest.totalCount === 0 ? (
          <Section title={t('meeting.week')}>
            <p className={classes['quiet']}>{t('meeting.weekToCome')}</p>
          </Section>
        ) : (
          <WeekTotals week={data} />
        )}
      </aside>
      {correcting ? (
        <CorrectSheet
          chapterId={chapter.id}
          date={date}
          row={correcting.row}
          mark={correcting.mark}
          onClose={() => setCorrecting(null)}
        />
      ) : null}
    </div>
  );
}
