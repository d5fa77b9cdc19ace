import { useQuery } from '@chapterhouse/web-data';
import { Figures, Page, Section, Skeleton, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { ChapterGlanceDocument } from '../gql/operations.js';
import { NoWeek } from '../shared/no-week.js';
import { AllFigures } from './all-figures.js';
import { NeedsSomebody } from './needs-somebody.js';
import { useGlanceWords } from './glance-words.js';
import { WeekFigures } from './week-figures.js';

/** How the chapter does, and what needs somebody today. */
export function Screen() {
  const t = useWords();
  const { chapter } = useChapter();
  const formats = useFormats();
  const words = useGlanceWords();
  const { data, error, refetch } = useQuery(ChapterGlanceDocument, { variables: { chapterId: chapter.id } });
  const overview = data?.chapterOverview;
  const insights = data?.chapterInsights;
  return (
    <Page
      title={chapter.name}
      width="wide"
      lead={
        overview ? (
          <>
            {words.sentence(overview)} {t('insights.chapter.upTo', { date: formats.date(overview.asOf) })}
          </>
        ) : undefined
      }
    >
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting /> : null}
      {data && !(overview && insights) ? <NoWeek /> : null}
      {overview && insights ? (
        <>
          <WeekFigures overview={overview} />
          <NeedsSomebody overview={overview} />
          <AllFigures insights={insights} />
        </>
      ) : null}
    </Page>
  );
}

/** The same shapes at the same heights. */
function Waiting() {
  const t = useWords();
  return (
    <>
      <Figures>
        {Array.from({ length: 4 }, (_, i) => (
          <Skeleton key={i} height="94px" />
        ))}
      </Figures>
      <Section title={t('insights.chapter.needs')}>
        <Skeletons rows={5} height="72px" label={t('layout.loading')} />
      </Section>
    </>
  );
}
