import '@mantine/core/styles/Input.layer.css';
import { useParams, useSearchParams } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { Page, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useCatalogue, useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { NotFoundWords } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { type ReportKind, ReportDocument } from './gql/operations.js';
import { ReportBody } from './report-body.js';
import { Controls } from './report-controls.js';
import { addressOf, type Asked, askedIn, kindOf } from './report-facts.js';
import classes from './reports.module.css';

/** One report as a page: what is asked for stands in the address, so that it can be passed on. */
function ReportScreen() {
  const t = useWords();
  const kind = kindOf(useParams()['kind'] ?? '');
  if (!kind) {
    return (
      <Page title={t('reports.title')}>
        <NotFoundWords />
      </Page>
    );
  }
  return <OneReport key={kind} kind={kind} />;
}

export const Screen = withMantine(ReportScreen);

function OneReport({ kind }: { readonly kind: ReportKind }) {
  const t = useWords();
  const formats = useFormats();
  const { language } = useCatalogue();
  const { chapter } = useChapter();
  const [search, setSearch] = useSearchParams();
  const asked = askedIn(search);
  const ask = (change: Partial<Asked>) => setSearch(addressOf(asked, change), { replace: true });
  const waits = kind === 'MEMBER_REVIEW' && !asked.member;
  const { member: memberId, ...period } = asked;
  const { data, error, isPrevious, refetch } = useQuery(ReportDocument, {
    variables: { chapterId: chapter.id, kind, ...period, memberId, language },
    skip: waits,
    keepPrevious: true,
  });
  const report = data?.report;
  return (
    <Page
      title={report?.title ?? t(`reports.kind.${kind}`)}
      width={kind === 'MEMBER_REVIEW' ? 'wide' : 'full'}
      lead={
        <>
          {report?.subtitle ? <p>{report.subtitle}</p> : null}
          {report ? (
            <p className={classes['prepared']}>
              {t('reports.prepared', { chapter: chapter.name, when: formats.date(report.preparedOn) })}
            </p>
          ) : null}
        </>
      }
    >
      <Controls kind={kind} asked={asked} onAsk={ask} report={report ?? null} />
      {error ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!report && !error && !waits ? <Skeletons rows={8} height="44px" label={t('layout.loading')} /> : null}
      {waits ? <p>{t('reports.choose')}</p> : null}
      {report ? <ReportBody report={report} stale={isPrevious} /> : null}
    </Page>
  );
}
