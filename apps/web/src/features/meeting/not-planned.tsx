import { Button } from '@mantine/core';
import { EmptyState, Notice, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { useWrite } from '../leaders/use-write.js';
import { EnsureMeetingDocument } from './gql/operations.js';

/** A day without a meeting, and how there comes to be one. */
export function NotPlanned({ date }: { readonly date: string }) {
  const t = useWords();
  const formats = useFormats();
  const { chapter, reach } = useChapter();
  const { write, busy, refusal } = useWrite(EnsureMeetingDocument);
  const mayPlan = reach('attendance:write') === 'all';
  const plan = () => write({ input: { chapterId: chapter.id, date } });
  return (
    <EmptyState
      title={t('meeting.notPlanned', { date: formats.date(date, 'long') })}
      action={
        mayPlan ? (
          <Button loading={busy} onClick={() => void plan()}>
            {t('meeting.plan')}
          </Button>
        ) : undefined
      }
    >
      {t('meeting.notPlannedWords')}
      {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
    </EmptyState>
  );
}
