import { Fragment, useState } from 'react';
import { measureName } from '@chapterhouse/words';
import { useFormats } from '@chapterhouse/web-ui';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { LightTag } from './light-tag.js';
import { ScoreDetails } from './score-details.js';
import { nameOf, type ScoreItem, type Sort, type SortKey } from './score-facts.js';
import classes from './scorecards.module.css';

interface ScoreTableProps {
  /** In the order to show. */
  readonly items: readonly ScoreItem[];
  readonly sort: Sort;
  readonly onSort: (by: SortKey) => void;
}

/** One row a member with the points of each line; a row opens to its explanation. On a phone the lines are in there. */
export function ScoreTable({ items, sort, onSort }: ScoreTableProps) {
  const t = useWords();
  const say = useSay();
  const measures = items[0]?.metrics.map(({ measure }) => measure) ?? [];
  const head = (by: SortKey, label: string, isLine = false) => (
    <th
      key={by}
      scope="col"
      data-line={isLine || undefined}
      data-number={by === 'name' || undefined ? undefined : true}
      aria-sort={sort.by === by ? (sort.down ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" onClick={() => onSort(by)}>
        {label}
        <span aria-hidden>{sort.by === by ? (sort.down ? '\u00a0↓' : '\u00a0↑') : ''}</span>
      </button>
    </th>
  );
  return (
    <table className={classes['table']}>
      <caption className="ch-unseen">{t('scorecards.title')}</caption>
      <thead>
        <tr>
          {head('name', t('scorecards.member'))}
          {head('score', t('scorecards.score'))}
          <th scope="col">{t('scorecards.light')}</th>
          {measures.map((measure) => head(measure, say(measureName(measure)), true))}
          <th scope="col">
            <span className="ch-unseen">{t('scorecards.explain')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ScoreRow key={item.memberId} item={item} columns={measures.length + 4} />
        ))}
      </tbody>
    </table>
  );
}

function ScoreRow({ item, columns }: { readonly item: ScoreItem; readonly columns: number }) {
  const t = useWords();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const name = nameOf(item);
  const panel = `score-${item.memberId}`;
  return (
    <Fragment>
      <tr data-open={open || undefined}>
        <th scope="row">{name}</th>
        <td data-number>
          <span className={classes['score']} data-figure="score" data-value={item.score} data-of={name}>
            {formats.number(item.score)}
          </span>
        </td>
        <td>
          <LightTag light={item.light} />
        </td>
        {item.metrics.map(({ measure, points, mostPoints }) => (
          <td key={measure} data-number data-line>
            {formats.number(points)}
            <span className={classes['most']}> / {formats.number(mostPoints)}</span>
          </td>
        ))}
        <td className={classes['more']}>
          <button
            type="button"
            className={classes['open']}
            aria-expanded={open}
            aria-controls={panel}
            aria-label={t('scorecards.explainOf', { name })}
            onClick={() => setOpen(!open)}
          >
            {t('scorecards.wayToGreen')} <span aria-hidden>{open ? '−' : '+'}</span>
          </button>
        </td>
      </tr>
      {open ? (
        <tr id={panel} className={classes['panel']}>
          <td colSpan={columns}>
            <ScoreDetails item={item} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}
