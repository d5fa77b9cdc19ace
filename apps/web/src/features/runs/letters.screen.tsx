import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { usePages } from '@chapterhouse/web-data';
import {
  EmptyState,
  Figure,
  Figures,
  Notice,
  Page,
  Row,
  RowList,
  Section,
  Skeletons,
  useFormats,
} from '@chapterhouse/web-ui';
import { isLocalDate } from '@chapterhouse/domain';
import { useChapter } from '../../app/chapter/chapter.js';
import { useCatalogue, useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { NotFoundWords } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { useWrite } from '../leaders/use-write.js';
import { type LetterFragment, RunLettersDocument, SendLetterAgainDocument } from './gql/operations.js';
import { countOf, grouped, isUnderWay, maySendAgain } from './run-facts.js';
import classes from './runs.module.css';

const POLL_MS = 3_000;

/** One week's letters: what went to whom, what came back, what was not sent and why. */
function LettersScreen() {
  const t = useWords();
  const formats = useFormats();
  const { chapter, path } = useChapter();
  const { asOf = '' } = useParams();
  const isDay = isLocalDate(asOf);
  const [wait, setWait] = useState(true);
  const { data, error, refetch, more } = usePages(RunLettersDocument, 'deliveries', {
    variables: { chapterId: chapter.id, asOf },
    skip: !isDay,
    pollMs: wait ? POLL_MS : 0,
  });
  const run = data?.weeklyRun;
  const busy = data ? isUnderWay(run) : true;
  if (busy !== wait) setWait(busy);
  const letters = data?.deliveries.items ?? [];
  const back = (
    <Link to={path('mails')} className={classes['back']}>
      <IconChevronLeft aria-hidden size={18} />
      {t('runs.title')}
    </Link>
  );
  return (
    <Page title={isDay ? formats.date(asOf, 'long') : t('runs.title')} lead={back}>
      {!isDay ? (
        <NotFoundWords />
      ) : error && !data ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeletons rows={8} height="56px" label={t('layout.loading')} />
      ) : !run ? (
        <EmptyState title={t('runs.noRun')}>{t('runs.noRunWords')}</EmptyState>
      ) : (
        <>
          {run.state === 'FAILED' ? <Notice tone="problem">{t('runs.stateWords.FAILED')}</Notice> : null}
          {run.state === 'PLANNED' ? <Notice>{t('runs.stateWords.PLANNED')}</Notice> : null}
          <Figures>
            <Figure label={t('runs.sent')} value={formats.number(countOf(run, 'SENT'))} tone="given" />
            <Figure label={t('runs.onTheWay')} value={formats.number(countOf(run, 'PENDING', 'SENDING'))} />
            <Figure label={t('runs.skipped')} value={formats.number(countOf(run, 'SKIPPED'))} />
            <Figure
              label={t('runs.cameBack')}
              value={formats.number(countOf(run, 'BOUNCED', 'FAILED'))}
              tone={countOf(run, 'BOUNCED', 'FAILED') > 0 ? 'look' : undefined}
            />
          </Figures>
          {letters.length === 0 && run.state === 'DONE' ? (
            <EmptyState title={t('runs.noLetters')}>{t('runs.noLettersWords')}</EmptyState>
          ) : null}
          {grouped(letters).map(({ state, letters: group }) => (
            <Section key={state} title={t(`runs.group.${state}`, { count: group.length })}>
              <RowList label={t(`runs.group.${state}`, { count: group.length })}>
                {group.map((letter) => (
                  <LetterRow key={letter.id} letter={letter} />
                ))}
              </RowList>
            </Section>
          ))}
          {letters.length < data.deliveries.totalCount ? (
            <Button variant="default" onClick={more}>
              {t('words.more')}
            </Button>
          ) : null}
        </>
      )}
    </Page>
  );
}

export const Screen = withMantine(LettersScreen);

function LetterRow({ letter }: { letter: LetterFragment }) {
  const t = useWords();
  const { messages } = useCatalogue();
  const formats = useFormats();
  const { reach } = useChapter();
  const { write, busy, refusal } = useWrite(SendLetterAgainDocument);
  const { id: deliveryId, chapterId, reason, sentAt, state } = letter;
  const known = `runs.reason.${reason ?? ''}`;
  const why = reason && state !== 'SENT' ? (known in messages ? t(known) : reason) : null;
  const when = sentAt ? t('runs.sentAt', { when: formats.dateTime(sentAt) }) : null;
  const detail = [t(`runs.kind.${letter.kind}`), when, why].filter(Boolean).join(' · ');
  const name = letter.member?.displayName ?? t('runs.formerMember');
  return (
    <Row
      title={name}
      detail={detail}
      aside={
        reach('runs:write') === 'all' && maySendAgain(letter) ? (
          <Button
            size="sm"
            variant="subtle"
            loading={busy}
            aria-label={t('runs.againTo', { name })}
            onClick={() => void write({ input: { chapterId, deliveryId } })}
          >
            {t('runs.again')}
          </Button>
        ) : null
      }
    >
      {refusal ? <Notice tone="problem">{Object.values(refusal.fields)[0] ?? refusal.general}</Notice> : null}
    </Row>
  );
}
