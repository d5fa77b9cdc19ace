import { useState } from 'react';
import { Link } from 'react-router';
import { LIGHTS } from '@chapterhouse/domain';
import { usePages } from '@chapterhouse/web-data';
import { Button, EmptyState, Page, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { Problem } from '../../app/problem.js';
import { ChapterScoresDocument } from './gql/operations.js';
import { LightTag } from './light-tag.js';
import { lightCounts, nextSort, type Sort, sortScores } from './score-facts.js';
import { ScoreTable } from './score-table.js';
import classes from './scorecards.module.css';

/** Everybody's score at the last computation, what it is made of, and the way to green. */
export function Screen() {
  const t = useWords();
  const formats = useFormats();
  const { chapter, reach, path } = useChapter();
  const [sort, setSort] = useState<Sort>({ by: 'score', down: true });
  const { data, error, refetch, more } = usePages(ChapterScoresDocument, 'chapterScores', {
    variables: { chapterId: chapter.id },
  });
  const scores = data?.chapterScores;
  const items = scores?.items ?? [];
  const [first] = items;
  const counts = lightCounts(items);
  return (
    <Page
      title={t('scorecards.title')}
      width="wide"
      lead={
        first && scores?.asOf ? (
          <>
            {t('scorecards.lead', {
              when: formats.date(scores.asOf),
              table: tableName(t, first.scorecard),
              version: first.version,
              green: first.limits.green,
            })}{' '}
            {reach('settings:write') === 'all' ? <Link to={path('settings')}>{t('scorecards.other')}</Link> : null}
          </>
        ) : undefined
      }
    >
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={8} height="44px" label={t('layout.loading')} /> : null}
      {data && !first ? <EmptyState title={t('scorecards.none')}>{t('scorecards.noneWords')}</EmptyState> : null}
      {first ? (
        <>
          <ul className={classes['counts']} aria-label={t('scorecards.counts')}>
            {LIGHTS.map((light) => (
              <li key={light} data-figure={`light.${light}`} data-value={counts[light]}>
                <span className={classes['count']}>{formats.number(counts[light])}</span> <LightTag light={light} />
              </li>
            ))}
          </ul>
          <ScoreTable
            items={sortScores(items, sort, formats.locale)}
            sort={sort}
            onSort={(by) => setSort(nextSort(sort, by))}
          />
          {scores && items.length < scores.totalCount ? (
            <Button variant="default" onClick={more}>
              {t('words.more')}
            </Button>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}

const PRESETS = ['classic-uk-2012', 'hong-kong', 'thailand'];

/** A preset has a name for people; an organisation's own table has the one they gave it. */
const tableName = (t: ReturnType<typeof useWords>, name: string): string =>
  PRESETS.includes(name) ? t(`scorecards.table.${name}`) : name;
