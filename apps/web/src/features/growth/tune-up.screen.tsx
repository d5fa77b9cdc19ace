import { Suspense } from 'react';
import { useQuery } from '@chapterhouse/web-data';
import { EmptyState, Page, Section, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { LinkButton } from '../../app/link-button.js';
import { NotFoundWords } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { FindingItem } from './finding-item.js';
import { type FindingPartsFragment, OwnTuneUpDocument } from './gql/operations.js';
import classes from './growth.module.css';
import type { BalanceFigures } from '../../app/insights/own-balance.js';

/** Why do I not get more referrals, and what do I do on Monday? */
export function Screen() {
  const t = useWords();
  const { seat, path } = useChapter();
  return (
    <Page
      title={t('growth.tuneUp')}
      lead={t('growth.tuneUp.lead')}
      action={
        <LinkButton variant="default" size="sm" to={path('scorecard')}>
          {t('growth.scorecard')}
        </LinkButton>
      }
    >
      <Suspense fallback={<Skeletons rows={6} height="96px" label={t('layout.loading')} />}>
        {seat ? <TuneUp memberId={seat.memberId} /> : <NotFoundWords />}
      </Suspense>
    </Page>
  );
}

function TuneUp({ memberId }: { memberId: string }) {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuery(OwnTuneUpDocument, { variables: { chapterId: chapter.id, memberId } });
  if (!data) {
    return error ? (
      <Problem error={error} retry={() => void refetch()} />
    ) : (
      <Skeletons rows={6} height="96px" label={t('layout.loading')} />
    );
  }
  const { tuneUp, memberInsights: figures } = data;
  if (!tuneUp) return <EmptyState title={t('growth.noWeek')}>{t('growth.noWeekWords')}</EmptyState>;
  const first = tuneUp.important.flatMap(({ code }) => tuneUp.findings.filter((finding) => finding.code === code));
  const rest = tuneUp.findings.filter((finding) => !first.includes(finding));
  const open = rest.filter(({ state }) => state === 'ACT' || state === 'WATCH');
  const fine = rest.filter(({ state }) => state === 'FINE');
  const unknown = rest.filter(({ state }) => state === 'UNKNOWN');
  const group = (name: string, findings: readonly FindingPartsFragment[], withAction = false) => (
    <Group name={name} findings={findings} figures={figures ?? null} withAction={withAction} />
  );
  return (
    <>
      {first.length === 0 ? <EmptyState title={t('growth.allFine')}>{t('growth.allFineWords')}</EmptyState> : null}
      {group('first', first, true)}
      {group('open', open)}
      {group('fine', fine)}
      {group('unknown', unknown)}
      <p className={classes['quiet']}>{t('growth.asOf', { date: formats.date(tuneUp.asOf) })}</p>
    </>
  );
}

interface GroupProps {
  readonly name: string;
  readonly findings: readonly FindingPartsFragment[];
  readonly figures: BalanceFigures | null;
  readonly withAction: boolean;
}

function Group({ name, findings, figures, withAction }: GroupProps) {
  const t = useWords();
  if (findings.length === 0) return null;
  return (
    <Section title={t(`growth.group.${name}`)}>
      <ul className={classes['findings']}>
        {findings.map((finding) => (
          <FindingItem key={finding.code} finding={finding} figures={figures} heading="h3" withAction={withAction} />
        ))}
      </ul>
    </Section>
  );
}
