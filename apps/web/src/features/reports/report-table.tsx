import { Link } from 'react-router';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import type { ReportTableData } from './report-facts.js';
import classes from './reports.module.css';

interface ReportTableProps {
  readonly table: ReportTableData;
  /** Read to those who do not see it; empty: the report's own title says enough. */
  readonly caption: string;
}

const WORDS = new Set(['TEXT', 'DATE']);

/** A table of a report. The first column stays in sight; the heads of a matrix stand upright. */
export function ReportTable({ table, caption }: ReportTableProps) {
  const t = useWords();
  const { path, reach } = useChapter();
  const { columns, rows, layout } = table;
  const mayReview = reach('insights:read') === 'all';
  const label = caption || t('reports.table');
  // In a matrix the cells between two members are shaded by their number, in one hue.
  const between = (at: number): boolean => layout === 'MATRIX' && columns[at]?.memberId != null;
  const most = Math.max(1, ...rows.flatMap(({ numbers }) => numbers.filter((_, at) => between(at)).map((n) => n ?? 0)));
  const shade = (kind: string, value: number | null | undefined, at: number) =>
    kind === 'MEMBER' && between(at) && value && value > 0
      ? {
          background: `color-mix(in oklab, var(--ch-given-soft) ${Math.round(20 + (80 * value) / most)}%, transparent)`,
        }
      : undefined;
  const isNumber = (at: number): true | undefined => (WORDS.has(columns[at]?.type ?? 'TEXT') ? undefined : true);
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={label}>
      <table className={classes['table']} data-layout={layout}>
        <caption className="ch-unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label: name, hint }, at) => (
              <th key={key} scope="col" data-number={isNumber(at)} title={hint ?? undefined}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, memberId, texts, numbers }, row) => (
            <tr key={memberId ?? row} data-kind={kind}>
              {texts.map((text, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {memberId && mayReview ? <Link to={path(`review/${memberId}`)}>{text}</Link> : text}
                  </th>
                ) : (
                  <td
                    key={at}
                    data-number={isNumber(at)}
                    style={shade(kind, numbers[at], at)}
                    data-none={numbers[at] === 0 || undefined}
                    data-column={columns[at]?.key}
                    data-value={numbers[at] ?? undefined}
                  >
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
