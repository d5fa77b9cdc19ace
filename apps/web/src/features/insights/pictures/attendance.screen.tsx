import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, Page, Skeleton, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { Explain } from '../shared/explain.js';
import { Fig } from '../shared/fig.js';
import { NoWeek } from '../shared/no-week.js';
import { periodWords } from '../shared/periods.js';
import { AttendanceTable } from './attendance-table.js';
import type { Place } from './draw-grid.js';
import { GridCanvas } from './grid-canvas.js';
import { attendanceRate, marksOf, type Picture } from './matrix-model.js';
import { paintAttendance } from './paint.js';
import classes from './pictures.module.css';
import { usePicture } from './use-picture.js';
import { useRoom } from './use-room.js';

/** Who was there, week by week. */
export function Screen() {
  const t = useWords();
  const { picture, loaded, error, refetch } = usePicture();
  return (
    <Page title={t('insights.attendance.title')} width="full">
      {error && !picture ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!loaded && !error ? <Skeleton height="70vh" /> : null}
      {loaded && !picture ? <NoWeek /> : null}
      {picture ? <HeatMap picture={picture} /> : null}
    </Page>
  );
}

/** Members by meetings, one hue. */
export function HeatMap({ picture }: { readonly picture: Picture }) {
  const t = useWords();
  const formats = useFormats();
  const room = useRoom();
  const navigate = useNavigate();
  const { path } = useChapter();
  const [asTable, setAsTable] = useState(false);
  const [sort, setSort] = useState<'rate' | 'name'>('rate');
  const [at, setAt] = useState<Place | null>(null);
  const { meetings, windowWeeks } = picture;
  const people = useMemo(() => {
    const active = picture.people.filter((person) => person.active);
    const rate = (marks: string): number => attendanceRate(marks) ?? 1;
    return sort === 'name' ? active : [...active].sort((a, b) => rate(a.marks) - rate(b.marks));
  }, [picture, sort]);
  const labels = useMemo(
    () => ({
      rows: people.map((person) => person.displayName),
      cols: meetings.map((date) => formats.date(date, 'dayMonth')),
      ...room,
      head: 72,
    }),
    [people, meetings, formats, room],
  );
  const paint = useMemo(() => paintAttendance(people.map((person) => person.marks)), [people]);
  const describe = (row: number, col: number): string =>
    t('insights.attendance.cell', {
      name: people[row]?.displayName ?? '',
      date: formats.date(meetings[col] ?? picture.asOf, 'weekdayDay'),
      mark: t(`insights.attendance.mark.${MARK_NAMES[people[row]?.marks[col] ?? ' '] ?? 'none'}`),
    });
  const all = marksOf(people.map((person) => person.marks).join(''));
  const rate = attendanceRate(people.map((person) => person.marks).join(''));
  return (
    <>
      <div className={classes['bar']}>
        <label className={classes['pick']}>
          <span>{t('insights.matrix.sort')}</span>
          <select value={sort} onChange={(event) => setSort(event.currentTarget.value === 'name' ? 'name' : 'rate')}>
            <option value="rate">{t('insights.attendance.sort.rate')}</option>
            <option value="name">{t('insights.matrix.sort.name')}</option>
          </select>
        </label>
        <Button variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'insights.asPicture' : 'insights.asTable')}
        </Button>
      </div>
      <p className={classes['story']}>
        <Fig name="meetingsHeld" value={meetings.length}>
          {t('insights.attendance.story', {
            count: meetings.length,
            rate: rate === null ? '–' : formats.percent(rate),
          })}
        </Fig>{' '}
        {t('insights.attendance.story.missing', { count: all['-'] })}{' '}
        {asTable ? null : <span className={classes['key']}>{t('insights.attendance.key')}</span>}
        <Explain
          name="attendance"
          title={t('insights.attendance.title')}
          values={{ period: periodWords(t, windowWeeks) }}
        />
      </p>
      {asTable ? (
        <AttendanceTable people={people} />
      ) : (
        <div>
          <p className={classes['status']} aria-hidden>
            {at ? describe(at.row, at.col) : t('insights.attendance.hint')}
          </p>
          <GridCanvas
            label={t('insights.attendance.grid')}
            labels={labels}
            paint={paint}
            describe={describe}
            onActive={setAt}
            onOpen={({ col }) => void navigate(path(`meeting/${meetings[col] ?? ''}`))}
          />
        </div>
      )}
    </>
  );
}

const MARK_NAMES: Readonly<Record<string, string>> = {
  P: 'PRESENT',
  A: 'ABSENT',
  L: 'LATE',
  M: 'MEDICAL',
  S: 'SUBSTITUTE',
  '-': 'unrecorded',
};
