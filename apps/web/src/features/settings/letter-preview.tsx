import { Button } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from '@chapterhouse/web-data';
import { Choices, EmptyState, Notice, Sheet, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { Problem } from '../../app/problem.js';
import { useWrite } from '../leaders/use-write.js';
import { type LetterKind, LetterPreviewDocument, SendTestLetterDocument } from './gql/operations.js';
import classes from './settings.module.css';

const KINDS: readonly LetterKind[] = ['MEMBER_WEEKLY', 'LEADER_WEEKLY'];

/** One's own letters exactly as they arrive; each can be sent to oneself. */
export function LetterPreview({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const [kind, setKind] = useState<LetterKind>('MEMBER_WEEKLY');
  const { data, error, loading, refetch } = useQuery(LetterPreviewDocument, {
    variables: { chapterId: chapter.id, kind },
  });
  const test = useWrite(SendTestLetterDocument);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const send = async () => {
    setSentTo(null);
    const done = await test.write({ input: { chapterId: chapter.id, kind } });
    if (done?.sentTo) setSentTo(done.sentTo);
  };
  const choose = (next: LetterKind) => {
    setSentTo(null);
    setKind(next);
  };
  const letter = data?.letterPreview;
  return (
    <Sheet open title={t('settings.preview')} onClose={onClose} closeLabel={t('words.close')}>
      <div className={classes['preview']}>
        <Choices
          label={t('settings.whichLetter')}
          hiddenLabel
          name="kind"
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`settings.kind.${value}`) }))}
          onChange={choose}
        />
        {error ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : loading ? (
          <Skeletons rows={1} height="420px" label={t('layout.loading')} />
        ) : letter ? (
          <>
            <p>
              <strong>{letter.subject}</strong>
              <span className={classes['quiet']}>{t('settings.letterOf', { when: formats.date(letter.asOf) })}</span>
            </p>
            {/* No scripts, no forms, nothing of our origin; links open beside. */}
            <iframe
              className={classes['letter']}
              title={letter.subject}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              srcDoc={letter.html.replace('<head>', '<head><base target="_blank">')}
            />
            {sentTo ? <Notice tone="done">{t('settings.testSent', { address: sentTo })}</Notice> : null}
            {test.refusal?.general ? <Notice tone="problem">{test.refusal.general}</Notice> : null}
            <Button loading={test.busy} onClick={() => void send()}>
              {t('settings.sendTest')}
            </Button>
          </>
        ) : (
          <EmptyState title={t('settings.noLetter')}>{t('settings.noLetterWords')}</EmptyState>
        )}
      </div>
    </Sheet>
  );
}
