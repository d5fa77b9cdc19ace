import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import type { BalancesQuery } from '../gql/operations.js';
import { AsTable } from '../shared/as-table.js';
import { Fig } from '../shared/fig.js';
import { seriesOf, type TrendPoint } from './trend-series.js';
import classes from './trends.module.css';

type History = BalancesQuery['chapterInsightsHistory'];

/** The chapter week by week, from the snapshots that were kept: first the sentence, then the line as its proof. */
export function TrendCharts({ history }: { readonly history: History }) {
  const t = useWords();
  const formats = useFormats();
  const points = seriesOf(history);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const charts = [
    {
      key: 'referralsPerMemberWeek',
      write: (v: number) => formats.number(v, { maximumFractionDigits: 2 }),
      colour: 'given',
    },
    { key: 'reciprocity', write: (v: number) => formats.percent(v), colour: 'received' },
    { key: 'members', write: (v: number) => formats.number(v), colour: 'ink' },
    { key: 'oneSidedTies', write: (v: number) => formats.number(v), colour: 'plum' },
  ] as const;
  if (points.length === 1) return <p>{t('insights.trends.first', { date: formats.date(last.asOf) })}</p>;
  return (
    <>
      <div className={classes['charts']}>
        {charts.map(({ key, write, colour }) => (
          <Chart
            key={key}
            points={points}
            name={key}
            write={write}
            colour={`var(--ch-${colour})`}
            sentence={t('insights.trends.sentence', {
              what: t(`insights.trends.${key}`),
              from: first[key] === null ? '–' : write(first[key]),
              to: last[key] === null ? '–' : write(last[key]),
              since: formats.date(first.asOf, 'month'),
            })}
          />
        ))}
      </div>
      <AsTable
        caption={t('insights.trends.quarters')}
        head={[t('insights.trends.asOf'), ...charts.map(({ key }) => t(`insights.trends.${key}`))]}
        rows={[...points].reverse().map((point) => [
          formats.date(point.asOf),
          ...charts.map(({ key, write }) => {
            const written = point[key] === null ? '–' : write(point[key]);
            // The end of each line is the chapter's figure of today.
            return point === last ? (
              <Fig key={key} name={key} value={point[key]}>
                {written}
              </Fig>
            ) : (
              written
            );
          }),
        ])}
      />
    </>
  );
}

interface ChartProps {
  readonly points: readonly TrendPoint[];
  readonly name: keyof Omit<TrendPoint, 'asOf' | 'at'>;
  readonly write: (value: number) => string;
  readonly colour: string;
  readonly sentence: string;
}

function Chart({ points, name, write, colour, sentence }: ChartProps) {
  const formats = useFormats();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const ticks = points
    .filter((point, i) => i === 0 || quarterOf(point.asOf) !== quarterOf(points[i - 1]?.asOf ?? ''))
    .map((p) => p.at);
  return (
    <figure className={classes['chart']}>
      <figcaption>{sentence}</figcaption>
      <div className={classes['plot']} role="img" aria-label={sentence}>
        <ResponsiveContainer>
          <LineChart data={[...points]} margin={{ top: 20, right: 56, bottom: 4, left: 4 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--ch-line)" />
            <XAxis
              dataKey="at"
              type="number"
              domain={['dataMin', 'dataMax']}
              ticks={ticks}
              tickFormatter={(at: number) => formats.date(new Date(at).toISOString().slice(0, 10), 'dayMonth')}
              stroke="var(--ch-edge)"
              tick={{ fill: 'var(--ch-muted)' }}
              tickLine={false}
            />
            <YAxis
              width={48}
              domain={[0, 'auto']}
              tickFormatter={write}
              axisLine={false}
              tickLine={false}
              tick={{ fill: 'var(--ch-muted)' }}
            />
            <Line
              dataKey={name}
              type="linear"
              stroke={colour}
              strokeWidth={2.5}
              dot={points.length < 12 ? { r: 3, fill: colour } : false}
              isAnimationActive={!still}
              animationDuration={150}
            >
              <LabelList
                dataKey={name}
                content={({ x, y, value, index }) =>
                  index === points.length - 1 && typeof value === 'number' ? (
                    <text x={Number(x) + 8} y={Number(y) + 4} fill={colour} fontWeight={600}>
                      {write(value)}
                    </text>
                  ) : null
                }
              />
            </Line>
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

const quarterOf = (date: string): string => `${date.slice(0, 4)} ${Math.floor((Number(date.slice(5, 7)) - 1) / 3)}`;
