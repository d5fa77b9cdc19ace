import { useQuery } from '@chapterhouse/web-data';
import { Button, Notice, Sheet, Skeletons } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { Problem } from '../../app/problem.js';
import { useWrite } from '../leaders/use-write.js';
import {
  AttendanceLetterPreviewDocument,
  DecideAttendanceLetterDocument,
  type LetterDraftFragment,
} from './gql/operations.js';
import classes from './attendance-letters.module.css';

interface LetterSheetProps {
  readonly letter: LetterDraftFragment;
  readonly onClose: () => void;
}

/** The letter exactly as it would arrive: only somebody who has it before their eyes can send it. */
export function LetterSheet({ letter, onClose }: LetterSheetProps) {
  const t = useWords();
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuery(AttendanceLetterPreviewDocument, {
    variables: { chapterId: chapter.id, letterId: letter.id },
  });
  const { write, busy, refusal } = useWrite(DecideAttendanceLetterDocument);
  const decide = async (decision: 'SENT' | 'DROPPED') => {
    if (await write({ input: { chapterId: chapter.id, letterId: letter.id, decision } })) onClose();
  };
  const preview = data?.attendanceLetterPreview;
  return (
    <Sheet
      open
      title={t('attendance-letters.to', { name: letter.memberName })}
      closeLabel={t('words.close')}
      onClose={onClose}
    >
      <div className={classes['sheet']}>
        {preview ? (
          <>
            <p className={classes['subject']}>{preview.subject}</p>
            {/* No scripts, no forms, nothing of our origin; links open beside. */}
            <iframe
              className={classes['frame']}
              title={t('attendance-letters.text')}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              srcDoc={preview.html.replace('<head>', '<head><base target="_blank">')}
            />
          </>
        ) : error ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : (
          <Skeletons rows={1} height="360px" label={t('layout.loading')} />
        )}
        <p className={classes['quiet']}>{t('attendance-letters.once')}</p>
        {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
        <div className={classes['ways']}>
          <Button loading={busy} disabled={!preview} onClick={() => void decide('SENT')}>
            {t('attendance-letters.send')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => void decide('DROPPED')}>
            {t('attendance-letters.drop')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
