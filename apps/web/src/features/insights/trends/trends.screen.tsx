import { lazy, Suspense } from 'react';
import { useQuery } from '@chapterhouse/web-data';
import { Page, Section, Skeleton, Skeletons } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { BalancesDocument } from '../gql/operations.js';
import { Explain } from '../shared/explain.js';
import { NoWeek } from '../shared/no-week.js';
import { periodWords } from '../shared/periods.js';
import { Balances } from './balances.js';

const TrendCharts = lazy(() => import('./trend-charts.js').then((module) => ({ default: module.TrendCharts })));

/** Everybody's balance with how sure it is, and how the chapter has changed over the quarters. */
export function Screen() {
  const t = useWords();
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuery(BalancesDocument, { variables: { chapterId: chapter.id } });
  const latest = data?.chapterInsightsHistory[0];
  const values = { period: periodWords(t, latest?.evidenceWeeks ?? 52) };
  return (
    <Page title={t('insights.trends.title')} width="wide" lead={latest ? t('insights.trends.lead', values) : undefined}>
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={8} label={t('layout.loading')} /> : null}
      {data && !latest ? <NoWeek /> : null}
      {data && latest ? (
        <>
          <Section
            title={t('insights.trends.quarters')}
            aside={<Explain name="trends" title={t('insights.trends.quarters')} />}
          >
            <Suspense fallback={<Skeleton height="280px" />}>
              <TrendCharts history={data.chapterInsightsHistory} />
            </Suspense>
          </Section>
          <Section
            title={t('insights.trends.balances')}
            aside={<Explain name="balance" title={t('insights.trends.balances')} values={values} />}
          >
            <Balances members={data.chapterMemberInsights} />
          </Section>
        </>
      ) : null}
    </Page>
  );
}
