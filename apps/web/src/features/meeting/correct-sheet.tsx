import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AttendanceMark } from '@chapterhouse/domain';
import { Choices, Notice, Sheet } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { useWrite } from '../leaders/use-write.js';
import { MARKS, type SheetRow } from './attendance-row.js';
import { CorrectAttendanceDocument } from './gql/operations.js';
import classes from './meeting.module.css';

interface CorrectSheetProps {
  readonly chapterId: string;
  readonly date: string;
  readonly row: SheetRow;
  readonly mark: AttendanceMark;
  readonly onClose: () => void;
}

const FIELDS = ['reason', 'substituteName', 'leftEarly', 'mark'];

/** After the lock: the new mark, why, and a word that the old one stays on record. */
export function CorrectSheet({ chapterId, date, row, mark: first, onClose }: CorrectSheetProps) {
  const t = useWords();
  const { write, busy, refusal } = useWrite(CorrectAttendanceDocument, FIELDS);
  const [mark, setMark] = useState(first);
  const [reason, setReason] = useState('');
  const [substituteName, setSubstituteName] = useState(row.substituteName ?? '');
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return setMissing(true);
    const input = {
      chapterId,
      date,
      memberId: row.memberId,
      mark,
      reason,
      substituteName: mark === 'SUBSTITUTE' ? substituteName || null : null,
      leftEarly: row.leftEarly && mark !== 'ABSENT' && mark !== 'MEDICAL',
      expectedVersion: row.version,
    };
    if (await write({ input })) onClose();
  };
  const options = MARKS.map((value) => ({ value, label: t(`meeting.mark.${value}`) }));
  return (
    <Sheet
      open
      title={t('meeting.correctTitle', { name: row.displayName })}
      onClose={onClose}
      closeLabel={t('words.close')}
    >
      <form noValidate className={classes['form']} onSubmit={(event) => void submit(event)}>
        <p>
          {t('meeting.correctWords', {
            before: row.mark ? t(`meeting.mark.${row.mark}`) : t('meeting.noMark'),
          })}
        </p>
        <div className={classes['markChoices']}>
          <Choices label={t('meeting.newMark')} name="mark" value={mark} options={options} onChange={setMark} />
        </div>
        {mark === 'SUBSTITUTE' ? (
          <TextInput
            label={t('meeting.whoInstead')}
            value={substituteName}
            error={refusal?.fields['substituteName']}
            onChange={(event) => setSubstituteName(event.currentTarget.value)}
          />
        ) : null}
        <Textarea
          label={t('meeting.reason')}
          required
          withAsterisk={false}
          rows={3}
          value={reason}
          error={missing && !reason.trim() ? t('meeting.reasonMissing') : refusal?.fields['reason']}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
        <Button type="submit" loading={busy}>
          {t('meeting.correct')}
        </Button>
      </form>
    </Sheet>
  );
}
