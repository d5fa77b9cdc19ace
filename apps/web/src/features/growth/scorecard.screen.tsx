import { Suspense } from 'react';
import { useQuery } from '@chapterhouse/web-data';
import { EmptyState, Page, Section, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { greenAction, lightName, measureName, nextBand, scoreWords, wayToGreen } from '@chapterhouse/words';
import { useChapter } from '../../app/chapter/chapter.js';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { NotFoundWords } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { OwnScorecardDocument, type OwnScorecardQuery } from './gql/operations.js';
import classes from './growth.module.css';
import { LightWord } from './light.js';
import { ScoreBar } from './score-bar.js';

type Scorecard = NonNullable<OwnScorecardQuery['memberScorecard']>;
type Metric = Scorecard['metrics'][number];

/** My score by the chapter's table, line by line, and the shortest way to green. */
export function Screen() {
  const t = useWords();
  const { seat } = useChapter();
  return (
    <Page title={t('growth.scorecard')} lead={t('growth.scorecard.lead')}>
      <Suspense fallback={<Skeletons rows={6} height="72px" label={t('layout.loading')} />}>
        {seat ? <OwnScorecard memberId={seat.memberId} /> : <NotFoundWords />}
      </Suspense>
    </Page>
  );
}

function OwnScorecard({ memberId }: { memberId: string }) {
  const t = useWords();
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuery(OwnScorecardDocument, { variables: { chapterId: chapter.id, memberId } });
  if (!data) {
    return error ? (
      <Problem error={error} retry={() => void refetch()} />
    ) : (
      <Skeletons rows={6} height="72px" label={t('layout.loading')} />
    );
  }
  if (!data.memberScorecard) return <EmptyState title={t('growth.noScore')}>{t('growth.noScoreWords')}</EmptyState>;
  return <ScorecardOf card={data.memberScorecard} />;
}

/** A score with everything behind it. */
export function ScorecardOf({ card }: { card: Scorecard }) {
  const t = useWords();
  const say = useSay();
  const formats = useFormats();
  const { score, light, limits, metrics, scorecard, version, asOf, wayToGreen: way } = card;
  const most = Math.max(
    limits.green,
    metrics.reduce((sum, { mostPoints }) => sum + mostPoints, 0),
  );
  const marks = (['RED', 'AMBER', 'GREEN'] as const).map((name) => ({
    at: limits[name === 'RED' ? 'red' : name === 'AMBER' ? 'amber' : 'green'],
    word: say(lightName(name)),
  }));
  return (
    <>
      <section className={classes['scoreBox']} aria-label={say(scoreWords({ score, light }))}>
        <p className={classes['score']} data-figure="score" data-value={score}>
          {formats.number(score)}
        </p>
        <div className={classes['scoreWords']}>
          <p>
            {t('growth.ofMost', { most })} <LightWord light={light} />
          </p>
          <p className={classes['quiet']}>
            {t('growth.table', { name: scorecard, version, date: formats.date(asOf) })}
          </p>
        </div>
        <ScoreBar score={score} most={most} marks={marks} label={say(scoreWords({ score, light }))} />
      </section>
      <Section title={t('growth.way')} boxed>
        <p className={classes['wayWords']}>{say(wayToGreen(way ?? null))}</p>
        {way && way.actions.length > 0 ? (
          <ol className={classes['plan']}>
            {way.actions.map((action) => (
              <li key={action.measure}>
                <span>{say(greenAction(action))}</span>
                <span className={classes['gain']}>{t('growth.gain', { points: action.points })}</span>
              </li>
            ))}
          </ol>
        ) : null}
        {way && way.actions.length > 0 ? <p className={classes['quiet']}>{t('growth.wayCheapest')}</p> : null}
      </Section>
      <Section title={t('growth.lines')}>
        <ul className={classes['lines']}>
          {metrics.map((metric) => (
            <MetricLine key={metric.measure} metric={metric} currency={card.currency ?? null} />
          ))}
        </ul>
      </Section>
    </>
  );
}

function MetricLine({ metric, currency }: { metric: Metric; currency: string | null }) {
  const t = useWords();
  const say = useSay();
  const formats = useFormats();
  const { measure, reads, have, value, points, mostPoints, next } = metric;
  const count = (amount: number): string => {
    if (measure === 'closedBusiness') return currency ? formats.money(amount, currency) : formats.money(amount);
    return reads === 'RATE' ? formats.percent(amount) : formats.number(amount);
  };
  const perWeek =
    reads === 'PER_WEEK' && value !== null && value !== undefined
      ? t('growth.perWeek', { value: formats.number(value, { maximumFractionDigits: 2 }) })
      : null;
  return (
    <li className={classes['line']} data-measure={measure}>
      <div className={classes['lineHead']}>
        <h3 className={classes['title']}>{say(measureName(measure))}</h3>
        <p className={classes['have']}>
          {have === null || have === undefined ? '–' : count(have)}
          {perWeek ? <span className={classes['quiet']}> {perWeek}</span> : null}
        </p>
        <p className={classes['points']} data-points={points}>
          {t('growth.points', { points, most: mostPoints })}
        </p>
      </div>
      <div aria-hidden className={classes['pointsBar']}>
        <span style={{ inlineSize: `${mostPoints > 0 ? (100 * points) / mostPoints : 0}%` }} />
      </div>
      <p className={classes['next']}>{say(nextBand({ measure, points, next: next ?? null }))}</p>
    </li>
  );
}
