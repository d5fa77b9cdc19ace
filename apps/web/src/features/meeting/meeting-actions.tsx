import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmSheet, Notice, Section, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { useWrite } from '../leaders/use-write.js';
import { CancelMeetingDocument, HoldMeetingDocument, LockMeetingDocument } from './gql/operations.js';
import classes from './meeting.module.css';
import type { MeetingDay } from './week.js';

interface MeetingActionsProps {
  readonly date: string;
  readonly meeting: MeetingDay;
  readonly marked: number;
  readonly members: number;
  /** Marks on their way arrive before the lock does. */
  readonly beforeLock: () => Promise<void>;
}

/** What closes a meeting: the lock, or that it did not take place. */
export function MeetingActions({ date, meeting, marked, members, beforeLock }: MeetingActionsProps) {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const hold = useWrite(HoldMeetingDocument);
  const cancel = useWrite(CancelMeetingDocument);
  const lock = useWrite(LockMeetingDocument);
  const [asking, setAsking] = useState<'lock' | 'cancel' | null>(null);
  const [reason, setReason] = useState('');
  const isPast = date <= formats.today();
  const input = { chapterId: chapter.id, date };
  const refusal = hold.refusal ?? cancel.refusal ?? lock.refusal;
  if (meeting.ledger === 'LOCKED') return null;
  const isCancelled = meeting.status === 'CANCELLED';
  return (
    <Section title={t('meeting.finish')}>
      <p className={classes['hint']} style={{ display: 'block' }}>
        {t(isCancelled ? 'meeting.finishCancelled' : isPast ? 'meeting.finishWords' : 'meeting.finishFuture')}
      </p>
      <div className={classes['actions']}>
        {isPast && !isCancelled ? <Button onClick={() => setAsking('lock')}>{t('meeting.lock')}</Button> : null}
        {isCancelled && isPast ? (
          <Button loading={hold.busy} onClick={() => void hold.write({ input })}>
            {t('meeting.heldAfterAll')}
          </Button>
        ) : null}
        {!isCancelled && marked === 0 ? (
          <Button variant="default" onClick={() => setAsking('cancel')}>
            {t('meeting.cancel')}
          </Button>
        ) : null}
      </div>
      {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
      <ConfirmSheet
        open={asking === 'lock'}
        title={t('meeting.lockTitle', { date: formats.date(date, 'weekdayDay') })}
        confirmLabel={t('meeting.lock')}
        cancelLabel={t('words.cancel')}
        onCancel={() => setAsking(null)}
        onConfirm={async () => {
          await beforeLock();
          await lock.write({ input });
          setAsking(null);
        }}
      >
        {marked < members ? (
          <Notice tone="look">{t('meeting.lockUnmarked', { count: members - marked })}</Notice>
        ) : null}
        <p>{t('meeting.lockWords')}</p>
      </ConfirmSheet>
      <ConfirmSheet
        open={asking === 'cancel'}
        title={t('meeting.cancelTitle', { date: formats.date(date, 'weekdayDay') })}
        confirmLabel={t('meeting.cancel')}
        cancelLabel={t('words.back')}
        onCancel={() => setAsking(null)}
        onConfirm={async () => {
          await cancel.write({ input: { ...input, reason: reason || null } });
          setAsking(null);
        }}
      >
        <p>{t('meeting.cancelWords')}</p>
        <TextInput
          mt="md"
          label={t('meeting.cancelReason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmSheet>
    </Section>
  );
}
