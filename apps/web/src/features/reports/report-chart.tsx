import { BalanceBar, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import type { ReportChartData } from './report-facts.js';
import classes from './reports.module.css';

/** A picture of a report, with its numbers one tap away. */
export function ReportChart({ chart }: { readonly chart: ReportChartData }) {
  const t = useWords();
  const formats = useFormats();
  const { kind, label, labels, series } = chart;
  if (kind === 'BALANCE') {
    const valueOf = (key: string): number => series.find((one) => one.key === key)?.values[0] ?? 0;
    const [given, received] = [valueOf('given'), valueOf('received')];
    return (
      <BalanceBar
        given={given}
        received={received}
        sentence={label}
        givenLabel={t('reports.given', { count: given })}
        receivedLabel={t('reports.received', { count: received })}
      />
    );
  }
  const write = (value: number | null): string =>
    value === null ? '–' : formats.number(value, { maximumFractionDigits: 2 });
  return (
    <figure className={classes['chart']}>
      <div role="img" aria-label={label}>
        {kind === 'LINE' ? <Lines chart={chart} write={write} /> : <Bars chart={chart} write={write} />}
      </div>
      <figcaption className={classes['quiet']}>{label}</figcaption>
      <details className={classes['numbers']}>
        <summary>{t('reports.asTable')}</summary>
        <table className={classes['table']} data-layout="LIST">
          <caption className="ch-unseen">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports.when')}</th>
              {series.map((one) => (
                <th key={one.key} scope="col" data-number>
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((name, at) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {series.map((one) => (
                  <td
                    key={one.key}
                    data-number
                    data-figure={`${one.key}.${name}`}
                    data-value={one.values[at] ?? 'null'}
                  >
                    {write(one.values[at] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

interface PictureProps {
  readonly chart: ReportChartData;
  readonly write: (value: number | null) => string;
}

const mostOf = ({ series }: ReportChartData): number =>
  Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0)), 0) || 1;

/** Bars side by side for each label, each with its number; the names of the series stand above, in their colours. */
function Bars({ chart, write }: PictureProps) {
  const most = mostOf(chart);
  return (
    <>
      {chart.series.length > 1 ? (
        <p className={classes['keys']}>
          {chart.series.map(({ key, label }) => (
            <span key={key} data-series={key}>
              {label}
            </span>
          ))}
        </p>
      ) : null}
      <div className={classes['bars']}>
        {chart.labels.map((label, at) => (
          <div key={label} className={classes['group']}>
            <div className={classes['columns']}>
              {chart.series.map(({ key, values }) => (
                <span key={key} className={classes['column']} data-series={key}>
                  <span>{write(values[at] ?? null)}</span>
                  <i style={{ height: `calc((100% - 20px) * ${((values[at] ?? 0) / most).toFixed(4)})` }} />
                </span>
              ))}
            </div>
            <span className={classes['quiet']}>{label}</span>
          </div>
        ))}
      </div>
    </>
  );
}

const WIDTH = 640;
const HEIGHT = 160;
const EDGE = 12;

/** Lines over time, named at their ends. Weeks without a number are gaps. */
function Lines({ chart, write }: PictureProps) {
  const formats = useFormats();
  const { labels, series } = chart;
  const most = mostOf(chart);
  const x = (at: number): number => EDGE + (at * (WIDTH - 2 * EDGE)) / Math.max(1, labels.length - 1);
  const y = (value: number): number => HEIGHT - EDGE - (value * (HEIGHT - 3 * EDGE)) / most;
  const day = (text: string | undefined): string =>
    text && /^\d{4}-\d\d-\d\d$/.test(text) ? formats.date(text) : (text ?? '');
  return (
    <>
      <p className={classes['keys']}>
        {series.map(({ key, label, values }) => (
          <span key={key} data-series={key}>
            {label}: {write(values.at(-1) ?? null)}
          </span>
        ))}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes['lines']} aria-hidden>
        <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} className={classes['axis']} />
        {series.map(({ key, values }) => (
          <path
            key={key}
            data-series={key}
            d={values
              .map((value, at) => {
                if (value === null) return '';
                const begins = at === 0 || (values[at - 1] ?? null) === null;
                return `${begins ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
              })
              .join('')}
          />
        ))}
      </svg>
      <p className={classes['ends']}>
        <span>{day(labels[0])}</span>
        <span>{day(labels.at(-1))}</span>
      </p>
    </>
  );
}
