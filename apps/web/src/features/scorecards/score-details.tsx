import { Link } from 'react-router';
import { greenAction, measureName, nextBand } from '@chapterhouse/words';
import { useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { type MetricItem, nameOf, type ScoreItem } from './score-facts.js';
import classes from './scorecards.module.css';

/** Why a score is what it is, line by line, and the cheapest way to green. */
export function ScoreDetails({ item }: { readonly item: ScoreItem }) {
  const t = useWords();
  const say = useSay();
  const { path } = useChapter();
  const have = useHave();
  const formats = useFormats();
  const actions = item.wayToGreen?.actions ?? [];
  // The sentence of the words speaks to the member; leaders read the same actions about them.
  const way =
    actions.length > 0
      ? t('scorecards.toGreen', {
          actions: new Intl.ListFormat(formats.locale).format(actions.map((action) => say(greenAction(action)))),
        })
      : t(item.wayToGreen ? 'scorecards.green' : 'scorecards.byTime');
  return (
    <div className={classes['details']}>
      <p className={classes['way']}>{way}</p>
      <dl className={classes['lines']}>
        {item.metrics.map((metric) => (
          <div key={metric.measure}>
            <dt>{say(measureName(metric.measure))}</dt>
            <dd>
              <strong>{t('scorecards.points', { points: metric.points, most: metric.mostPoints })}</strong>
              <span>{have(metric)}</span>
              <span>{say(nextBand({ ...metric, next: metric.next ?? null }))}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Link to={path(`review/${item.memberId}`)}>{t('scorecards.review', { name: nameOf(item) })}</Link>
    </div>
  );
}

/** What a line read, as it reads it: a count, a share, a sum of money, so many a week. */
export function useHave(): (metric: Pick<MetricItem, 'measure' | 'reads' | 'have' | 'value'>) => string {
  const t = useWords();
  const formats = useFormats();
  return ({ measure, reads, have, value }) => {
    if (have === null || have === undefined) return t('scorecards.nothingToRead');
    const count = measure === 'closedBusiness' ? formats.money(have) : formats.number(have);
    if (reads === 'RATE') return formats.percent(have);
    if (reads === 'COUNT' || value === null || value === undefined) return count;
    return t('scorecards.perWeek', { count, each: formats.number(value, { maximumFractionDigits: 2 }) });
  };
}
