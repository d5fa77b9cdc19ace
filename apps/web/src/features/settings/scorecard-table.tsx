import type { Measure } from '@chapterhouse/domain';
import { lightName, measureName } from '@chapterhouse/words';
import { useFormats } from '@chapterhouse/web-ui';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import type { ChapterSettingsQuery } from './gql/operations.js';
import classes from './settings.module.css';

export type Table = ChapterSettingsQuery['scorecards'][number];
type Metric = Table['metrics'][number];
type Band = Metric['bands'][number];

/** The version of each table that is in force on a day, by name; one that begins later stands where there is no other. */
export function inForce(tables: readonly Table[], today: string): Table[] {
  const best = new Map<string, Table>();
  for (const table of tables) {
    const before = best.get(table.name);
    const begun = (one: Table): boolean => one.validFrom <= today;
    const better = !before || (begun(table) && (!begun(before) || table.version > before.version));
    if (better) best.set(table.name, table);
  }
  return [...best.values()];
}

/** What a table of points reads and gives, in words. */
export function ScorecardTable({ table }: { readonly table: Table }) {
  const t = useWords();
  const say = useSay();
  const formats = useFormats();
  const bandWords = useBandWords(table.currency ?? null);
  const { lights, metrics } = table;
  const limits = (['green', 'amber', 'red'] as const).map((light) =>
    t('settings.card.light', {
      light: say(lightName(light.toUpperCase() as Uppercase<typeof light>)),
      points: lights[light],
    }),
  );
  return (
    <div className={classes['card']}>
      <table>
        <caption>{t('settings.card.caption', { version: table.version, from: formats.date(table.validFrom) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settings.card.reads')}</th>
            <th scope="col">{t('settings.card.gives')}</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <tr key={metric.measure}>
              <th scope="row">
                {say(measureName(metric.measure))}
                <span className={classes['quiet']}>{readingWords(t, metric)}</span>
              </th>
              <td>
                <ul>
                  {metric.bands.map((band) => (
                    <li key={band.points}>
                      {bandWords(metric.measure, metric.reads, band)}{' '}
                      <strong>{t('settings.card.points', { points: band.points })}</strong>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['quiet']}>{limits.join(' · ')}</p>
    </div>
  );
}

function readingWords(t: ReturnType<typeof useWords>, { reads, perWeeks }: Metric): string {
  if (reads !== 'PER_WEEK') return t(`settings.card.${reads}`);
  const weeks = perWeeks ?? 1;
  return weeks === 1 ? t('settings.card.PER_WEEK') : t('settings.card.perWeeks', { weeks });
}

function useBandWords(currency: string | null) {
  const t = useWords();
  const formats = useFormats();
  return (measure: Measure, reads: Metric['reads'], { atLeast, above, atMost }: Band): string => {
    const write = (value: number): string => {
      if (reads === 'RATE') return formats.percent(value);
      const number = formats.number(value, { maximumFractionDigits: 3 });
      return measure === 'closedBusiness' && currency ? `${number} ${currency}` : number;
    };
    if (typeof atMost === 'number') return t('settings.card.atMost', { value: write(atMost) });
    if (typeof above === 'number') return t('settings.card.above', { value: write(above) });
    return t('settings.card.atLeast', { value: write(atLeast ?? 0) });
  };
}
