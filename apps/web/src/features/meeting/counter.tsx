import type { ReactNode } from 'react';
import { useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { MARKS, type SheetRow } from './attendance-row.js';
import classes from './meeting.module.css';

/** How many are marked, filling up; and how many have which mark. */
export function Counter({ rows, children }: { readonly rows: readonly SheetRow[]; readonly children: ReactNode }) {
  const t = useWords();
  const formats = useFormats();
  const marked = rows.filter((row) => row.mark !== null).length;
  const words = t('meeting.counted', { marked, members: rows.length });
  return (
    <div className={classes['counter']}>
      <div
        role="progressbar"
        aria-label={t('meeting.progress')}
        aria-valuemin={0}
        aria-valuemax={rows.length}
        aria-valuenow={marked}
        aria-valuetext={words}
        className={classes['track']}
      >
        <div className={classes['fill']} style={{ width: `${rows.length ? (100 * marked) / rows.length : 0}%` }} />
      </div>
      <div>
        <p className={classes['strong']}>{words}</p>
        <p className={classes['sums']}>
          {MARKS.map((mark) => {
            const count = rows.filter((row) => row.mark === mark).length;
            return count > 0 ? (
              <span key={mark}>
                {t('meeting.sum', { count: formats.number(count), mark: t(`meeting.mark.${mark}`) })}
              </span>
            ) : null;
          })}
        </p>
      </div>
      {children}
    </div>
  );
}
