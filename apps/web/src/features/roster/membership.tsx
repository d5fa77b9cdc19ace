import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Notice, Section, Sheet, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { useWrite } from '../leaders/use-write.js';
import { LeaveChapterDocument, RejoinChapterDocument, TakeBackLeaveDocument } from './gql/operations.js';
import { isSeated, type RosterMember } from './roster-facts.js';
import classes from './roster.module.css';

type Step = 'leave' | 'rejoin' | 'takeBack';
const FIELDS = ['left', 'joined', 'reason', 'classificationException'];

/** Leaving, coming back, and a leaving that did not happen. */
export function Membership({ member }: { readonly member: RosterMember }) {
  const t = useWords();
  const [step, setStep] = useState<Step | null>(null);
  const hasLeft = member.left !== null;
  return (
    <Section title={t('roster.membership')}>
      <p className={classes['quiet']}>{t(hasLeft ? 'roster.leftWords' : 'roster.leaveWords')}</p>
      <div className={classes['actions']}>
        {isSeated(member) && !hasLeft ? (
          <Button variant="default" onClick={() => setStep('leave')}>
            {t('roster.leave')}
          </Button>
        ) : null}
        {hasLeft ? (
          <>
            <Button onClick={() => setStep('rejoin')}>{t('roster.rejoin')}</Button>
            <Button variant="default" onClick={() => setStep('takeBack')}>
              {t('roster.takeBack')}
            </Button>
          </>
        ) : null}
      </div>
      {step ? <StepSheet step={step} member={member} onClose={() => setStep(null)} /> : null}
    </Section>
  );
}

function StepSheet({ step, member, onClose }: { step: Step; member: RosterMember; onClose: () => void }) {
  const t = useWords();
  const [date, setDate] = useState(useFormats().today());
  const [reason, setReason] = useState('');
  const [exception, setException] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const leave = useWrite(LeaveChapterDocument, FIELDS);
  const rejoin = useWrite(RejoinChapterDocument, FIELDS);
  const takeBack = useWrite(TakeBackLeaveDocument, FIELDS);
  const { busy, refusal } = { leave, rejoin, takeBack }[step];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { chapterId, id: memberId, version: expectedVersion } = member;
    const own = { chapterId, memberId };
    const why = reason.trim() || null;
    const ask = {
      leave: () => leave.write({ input: { ...own, left: date, reason: why, expectedVersion } }),
      takeBack: () => takeBack.write({ input: { ...own, reason: why, expectedVersion } }),
      rejoin: () => {
        const classificationException = exception.trim() ? { reason: exception.trim() } : null;
        return rejoin.write({ input: { ...own, idempotencyKey, joined: date, classificationException } });
      },
    }[step];
    if (await ask()) onClose();
  };
  const isTaken = refusal?.code === 'CLASSIFICATION_TAKEN';
  return (
    <Sheet
      open
      title={t(`roster.${step}Title`, { name: member.displayName })}
      onClose={onClose}
      closeLabel={t('words.close')}
    >
      <form noValidate className={classes['form']} onSubmit={(event) => void submit(event)}>
        <p>{t(`roster.${step}Words`)}</p>
        {step === 'takeBack' ? null : (
          <TextInput
            type="date"
            label={t(step === 'leave' ? 'roster.field.left' : 'roster.field.joinedAgain')}
            value={date}
            error={refusal?.fields['left'] ?? refusal?.fields['joined']}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
        )}
        {step === 'rejoin' ? (
          isTaken ? (
            <Textarea
              label={t('roster.field.exception')}
              description={t('roster.exceptionWords')}
              rows={2}
              value={exception}
              error={refusal.fields['classificationException']}
              onChange={(event) => setException(event.currentTarget.value)}
            />
          ) : null
        ) : (
          <Textarea
            label={t('roster.field.reason')}
            rows={2}
            value={reason}
            error={refusal?.fields['reason']}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {refusal?.general ? <Notice tone="problem">{refusal.general}</Notice> : null}
        <Button type="submit" loading={busy}>
          {t(`roster.${step}`)}
        </Button>
      </form>
    </Sheet>
  );
}
