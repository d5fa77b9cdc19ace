import type { ReactNode } from 'react';
import { useWords } from '../../../app/i18n/words.js';
import classes from './shared.module.css';

interface AsTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** The table of a chart, one tap away. */
export function AsTable({ caption, head, rows }: AsTableProps) {
  const t = useWords();
  return (
    <details className={classes['details']}>
      <summary>{t('insights.asTable')}</summary>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={caption}>
        <table className={classes['table']}>
          <caption className="ch-unseen">{caption}</caption>
          <thead>
            <tr>
              {head.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...rest], row) => (
              <tr key={row}>
                <th scope="row">{first}</th>
                {rest.map((cell, col) => (
                  <td key={head[col + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
