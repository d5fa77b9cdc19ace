import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { EmptyState, Page, Section, Skeletons } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { OneSidedPageDocument } from '../gql/operations.js';
import { useGlanceWords } from '../chapter/glance-words.js';
import { Explain } from '../shared/explain.js';
import { NoWeek } from '../shared/no-week.js';
import { periodWords } from '../shared/periods.js';
import { ReviewLink } from '../shared/person-link.js';
import { OneSidedCard } from './one-sided-card.js';

/** Where giving and receiving have drifted apart: who, the evidence, what was tried, and one next step. */
export function Screen() {
  const t = useWords();
  const words = useGlanceWords();
  const { chapter } = useChapter();
  const { hash } = useLocation();
  const { data, error, refetch } = useQuery(OneSidedPageDocument, { variables: { chapterId: chapter.id } });
  const overview = data?.chapterOverview;
  const loaded = overview !== undefined;
  useEffect(() => {
    if (loaded && hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' });
  }, [loaded, hash]);
  const names = overview ? [...overview.oneSided, ...overview.turnedAround].map((one) => one.displayName) : [];
  return (
    <Page
      title={t('insights.oneSided.title')}
      lead={
        overview ? (
          <>
            {t('insights.oneSided.lead', { count: overview.oneSided.length })}
            <Explain
              name="verdict"
              title={t('insights.oneSided.title')}
              values={{
                window: periodWords(t, overview.windowWeeks),
                evidence: periodWords(t, overview.evidenceWeeks),
              }}
            />
          </>
        ) : undefined
      }
    >
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={3} height="280px" label={t('layout.loading')} /> : null}
      {data && !overview ? <NoWeek /> : null}
      {overview?.oneSided.length === 0 ? (
        <EmptyState title={t('insights.oneSided.none')}>{t('insights.oneSided.noneWhy')}</EmptyState>
      ) : null}
      {overview?.oneSided.map((one) => (
        <OneSidedCard
          key={one.memberId}
          facts={one}
          names={names}
          notes={data?.followUps.items.filter((note) => note.memberId === one.memberId) ?? []}
          findings={data?.chapterFindings.items.find(({ memberId }) => memberId === one.memberId) ?? null}
          asOf={overview.asOf}
        />
      ))}
      {overview && overview.turnedAround.length > 0 ? (
        <Section title={t('insights.chapter.turnedAround')}>
          {overview.turnedAround.map((one) => (
            <p key={one.memberId}>
              <ReviewLink memberId={one.memberId} name={one.displayName} />:{' '}
              {words.turnedAround(one, overview.windowWeeks, names)}
            </p>
          ))}
        </Section>
      ) : null}
    </Page>
  );
}
