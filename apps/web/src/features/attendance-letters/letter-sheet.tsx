import { attendanceLetter } from '@chapterhouse/words';
import { Button, Notice, Sheet } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { useWrite } from '../leaders/use-write.js';
import { forecastOf } from './forecast.js';
import { DecideAttendanceLetterDocument, type LetterDraftFragment } from './gql/operations.js';
import classes from './attendance-letters.module.css';

interface LetterSheetProps {
  readonly letter: LetterDraftFragment;
  readonly chapter: { readonly name: string; readonly absenceLimit: number; readonly windowWeeks: number };
  readonly onClose: () => void;
  /** After somebody else was quicker. */
  readonly reload: () => void;
}

/** The letter before it goes: only somebody who has read it can send it. */
export function LetterSheet({ letter, chapter, onClose, reload }: LetterSheetProps) {
  const t = useWords();
  const say = useSay();
  const { chapter: here } = useChapter();
  const { write, busy, refusal } = useWrite(DecideAttendanceLetterDocument);
  const { subject, opening, evidence, next, closing } = attendanceLetter(letter.step, forecastOf(letter.facts), {
    name: chapter.name,
    policy: { absenceLimit: chapter.absenceLimit },
    windowWeeks: chapter.windowWeeks,
  });
  const decide = async (decision: 'SENT' | 'DROPPED') => {
    const done = await write({ input: { chapterId: here.id, letterId: letter.id, decision } });
    if (done) onClose();
    else reload();
  };
  return (
    <Sheet
      open
      title={t('attendance-letters.to', { name: letter.memberName })}
      closeLabel={t('words.close')}
      onClose={onClose}
    >
      <div className={classes['sheet']}>
        <article className={classes['letter']} aria-label={t('attendance-letters.text')}>
          <p className={classes['subject']}>{say(subject)}</p>
          <p>{say(opening)}</p>
          <p>{say(evidence)}</p>
          <p>{say(next)}</p>
          <p>{say(closing)}</p>
        </article>
        <p className={classes['quiet']}>{t('attendance-letters.once')}</p>
        {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
        <div className={classes['ways']}>
          <Button loading={busy} onClick={() => void decide('SENT')}>
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
