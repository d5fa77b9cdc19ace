import { useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import { Fig } from '../shared/fig.js';
import { ReviewLink } from '../shared/person-link.js';
import { attendanceRate, marksOf, type PicturePerson } from './matrix-model.js';
import classes from './pictures.module.css';

const COLUMNS = [
  ['P', 'present'],
  ['A', 'absent'],
  ['L', 'late'],
  ['M', 'medical'],
  ['S', 'substitute'],
  ['-', 'unrecorded'],
] as const;

/** The heat map as a table: how often which mark. */
export function AttendanceTable({ people }: { readonly people: readonly PicturePerson[] }) {
  const t = useWords();
  const formats = useFormats();
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('insights.attendance.table')}>
      <table className={classes['table']}>
        <caption className="ch-unseen">{t('insights.attendance.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('insights.attendance.member')}</th>
            {COLUMNS.map(([, name]) => (
              <th key={name} scope="col" className={classes['number']}>
                {t(`insights.attendance.${name}`)}
              </th>
            ))}
            <th scope="col" className={classes['number']}>
              {t('insights.attendance.rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ memberId, displayName, marks }) => {
            const counts = marksOf(marks);
            const rate = attendanceRate(marks);
            return (
              <tr key={memberId}>
                <th scope="row">
                  <ReviewLink memberId={memberId} name={displayName} />
                </th>
                {COLUMNS.map(([letter, name]) => (
                  <td key={name} className={classes['number']}>
                    <Fig name={name} value={counts[letter]} of={displayName}>
                      {formats.number(counts[letter])}
                    </Fig>
                  </td>
                ))}
                <td className={classes['number']}>
                  <Fig name="attendanceRate" value={rate} of={displayName}>
                    {rate === null ? '–' : formats.percent(rate)}
                  </Fig>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
