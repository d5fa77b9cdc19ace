import { Figures, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import { Explain } from '../shared/explain.js';
import { Fig } from '../shared/fig.js';
import type { Overview } from './glance-words.js';
import classes from './chapter.module.css';

const SHOWN = ['REFERRALS_GIVEN', 'ONE_TO_ONES', 'VISITORS', 'ATTENDANCE_RATE'] as const;

/** Four numbers of last week, each against the mean of the four weeks before. */
export function WeekFigures({ overview }: { readonly overview: Overview }) {
  const t = useWords();
  const formats = useFormats();
  const written = (key: string, value: number): string =>
    key === 'ATTENDANCE_RATE' ? formats.percent(value) : formats.number(value, { maximumFractionDigits: 1 });
  return (
    <Figures>
      {SHOWN.map((key) => {
        const figure = overview.week.find((one) => one.key === key);
        const last = figure?.lastWeek ?? null;
        const mean = figure?.mean ?? null;
        const way = last === null || mean === null || last === mean ? 'even' : last > mean ? 'up' : 'down';
        return (
          <div key={key} className={classes['figure']}>
            <div className={classes['label']}>
              {t(`insights.chapter.figure.${key}`)}
              <Explain name={`week.${key}`} title={t(`insights.chapter.figure.${key}`)} />
            </div>
            <p className={classes['value']}>
              <Fig name={`lastWeek.${key}`} value={last}>
                {last === null ? '–' : written(key, last)}
              </Fig>
            </p>
            <p className={classes['comparison']} data-way={way}>
              {last === null
                ? t('insights.chapter.notRecorded')
                : mean === null
                  ? t('insights.chapter.noMean')
                  : t(`insights.chapter.mean.${way}`, { mean: written(key, mean) })}
            </p>
          </div>
        );
      })}
    </Figures>
  );
}
