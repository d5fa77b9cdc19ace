import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePages } from '@chapterhouse/web-data';
import { ConfirmSheet, EmptyState, Notice, Page, Row, RowList, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { Problem } from '../../app/problem.js';
import { useWrite } from '../leaders/use-write.js';
import { type RunFragment, RunWeekDocument, WeeklyRunsDocument } from './gql/operations.js';
import { countOf } from './run-facts.js';

/** The weeks that were computed and the letters that went out with them. */
function RunsScreen() {
  const t = useWords();
  const { chapter, path, reach } = useChapter();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch, more } = usePages(WeeklyRunsDocument, 'weeklyRuns', {
    variables: { chapterId: chapter.id },
  });
  const runs = data?.weeklyRuns.items ?? [];
  const now =
    reach('runs:write') === 'all' ? <Button onClick={() => setAsking(true)}>{t('runs.now')}</Button> : undefined;
  return (
    <Page title={t('runs.title')} lead={t('runs.lead')} action={now}>
      {error && !data ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeletons rows={8} height="64px" label={t('layout.loading')} />
      ) : runs.length === 0 ? (
        <EmptyState title={t('runs.none')}>{t('runs.noneWords')}</EmptyState>
      ) : (
        <div>
          <RowList label={t('runs.title')}>
            {runs.map((run) => (
              <RunRow key={run.asOf} run={run} to={path(`mails/${run.asOf}`)} />
            ))}
          </RowList>
          {runs.length < data.weeklyRuns.totalCount ? (
            <Button variant="default" mt="md" onClick={more}>
              {t('words.more')}
            </Button>
          ) : null}
        </div>
      )}
      {asking ? <RunNow onClose={() => setAsking(false)} /> : null}
    </Page>
  );
}

export const Screen = withMantine(RunsScreen);

function RunRow({ run, to }: { run: RunFragment; to: string }) {
  const t = useWords();
  const formats = useFormats();
  const lost = countOf(run, 'BOUNCED', 'FAILED');
  const counts = { sent: countOf(run, 'SENT'), skipped: countOf(run, 'SKIPPED') };
  const detail =
    run.state === 'DONE' ? t(run.mail ? 'runs.counts' : 'runs.withoutMail', counts) : t(`runs.stateWords.${run.state}`);
  return (
    <Row
      title={<Link to={to}>{formats.date(run.asOf, 'long')}</Link>}
      detail={detail}
      aside={
        lost > 0 ? (
          <Tag tone="look">{t('runs.lost', { count: lost })}</Tag>
        ) : (
          <Tag tone={run.state === 'FAILED' ? 'danger' : 'plain'}>{t(`runs.state.${run.state}`)}</Tag>
        )
      }
    />
  );
}

function RunNow({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const navigate = useNavigate();
  const { chapter, path } = useChapter();
  const { write, refusal } = useWrite(RunWeekDocument);
  const [mail, setMail] = useState(false);
  return (
    <ConfirmSheet
      open
      title={t('runs.nowTitle')}
      confirmLabel={t('runs.now')}
      cancelLabel={t('words.cancel')}
      onCancel={onClose}
      onConfirm={async () => {
        const done = await write({ input: { chapterId: chapter.id, mail } });
        if (done?.run) void navigate(path(`mails/${done.run.asOf}`));
      }}
    >
      <p>{t('runs.nowWords')}</p>
      <Checkbox
        mt="md"
        label={t('runs.nowMail')}
        description={t('runs.nowMailWords')}
        checked={mail}
        onChange={(event) => setMail(event.currentTarget.checked)}
      />
      {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
    </ConfirmSheet>
  );
}
