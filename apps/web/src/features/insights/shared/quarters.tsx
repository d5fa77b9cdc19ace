import { useFormats } from '@chapterhouse/web-ui';
import { addDays } from '@chapterhouse/domain';
import { useWords } from '../../../app/i18n/words.js';
import type { OnePictureFragment } from '../gql/operations.js';
import { AsTable } from './as-table.js';
import classes from './shared.module.css';

const WIDTH = 400;
const HALF = 72;
const MIDDLE = 96;

/** Balance over time: per quarter what went out, upwards, and what came in, downwards, each with its number. */
export function Quarters({
  quarters,
  since,
}: {
  readonly quarters: OnePictureFragment['quarters'];
  readonly since: string | null;
}) {
  const t = useWords();
  const formats = useFormats();
  // Before they joined, or before the chapter's records begin, there is nothing to tell.
  const begun = quarters.findIndex(
    ({ from, given, received, oneToOnes }) => given + received + oneToOnes > 0 && (!since || addDays(from, 91) > since),
  );
  const shown = begun < 0 ? [] : quarters.slice(begun);
  if (shown.length === 0) return null;
  const top = Math.max(1, ...shown.flatMap(({ given, received }) => [given, received]));
  const step = WIDTH / Math.max(4, shown.length);
  const rows = shown.map((quarter) => ({
    ...quarter,
    words: t('insights.quarter', { date: formats.date(quarter.from, 'day') }),
  }));
  const label = rows
    .map((q) => t('insights.quarterWords', { quarter: q.words, given: q.given, received: q.received }))
    .join('; ');
  return (
    <figure style={{ margin: 0 }}>
      <p className={classes['ends']} aria-hidden>
        <span>↑ {t('insights.given')}</span>
        <span>↓ {t('insights.received')}</span>
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${2 * MIDDLE + 36}`} role="img" aria-label={label} className={classes['quarters']}>
        <line x1="0" x2={WIDTH} y1={MIDDLE} y2={MIDDLE} className={classes['axis']} />
        {rows.map(({ from, given, received }, index) => {
          const x = index * step + step / 2;
          const up = (given / top) * HALF;
          const down = (received / top) * HALF;
          return (
            <g key={from} textAnchor="middle">
              <rect x={x - 11} y={MIDDLE - up} width="22" height={up} rx="3" className={classes['given']} />
              <text x={x} y={MIDDLE - up - 6} className={`${classes['value']} ${classes['given']}`}>
                {formats.number(given)}
              </text>
              <rect x={x - 11} y={MIDDLE} width="22" height={down} rx="3" className={classes['received']} />
              <text x={x} y={MIDDLE + down + 16} className={`${classes['value']} ${classes['received']}`}>
                {formats.number(received)}
              </text>
              <text x={x} y={2 * MIDDLE + 14} className={classes['tick']}>
                {formats.date(from, 'dayMonth')}
              </text>
              {index === 0 || from.slice(0, 4) !== rows[index - 1]?.from.slice(0, 4) ? (
                <text x={x} y={2 * MIDDLE + 30} className={classes['tick']}>
                  {from.slice(0, 4)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <AsTable
        caption={t('insights.quarters')}
        head={[t('insights.from'), t('insights.given'), t('insights.received'), t('insights.oneToOnes')]}
        rows={rows.map((q) => [
          q.words,
          formats.number(q.given),
          formats.number(q.received),
          formats.number(q.oneToOnes),
        ])}
      />
    </figure>
  );
}
