import { type FormEvent, useState } from 'react';
import type { Tier } from '@chapterhouse/domain';
import { useMutation } from '@chapterhouse/web-data';
import { Button, Choices, Notice, parseAmount, Sheet, TextArea, TextField, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { problemWords } from '../../../app/problem.js';
import { CorrectSlipDocument, type CorrectSlipMutationVariables, type SlipStoryQuery } from '../gql/operations.js';
import classes from './story.module.css';

type Slip = SlipStoryQuery['slip'];
type Patch = CorrectSlipMutationVariables['input']['patch'];

interface CorrectSheetProps {
  readonly slip: Slip;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCorrected: () => void;
}

/** Putting a slip right; what it said before stays in its story. */
export function CorrectSheet({ slip, open, onClose, onCorrected }: CorrectSheetProps) {
  const t = useWords();
  return (
    <Sheet open={open} title={t('correct.title')} closeLabel={t('words.close')} onClose={onClose}>
      <CorrectForm slip={slip} onCorrected={onCorrected} />
    </Sheet>
  );
}

function CorrectForm({ slip, onCorrected }: Pick<CorrectSheetProps, 'slip' | 'onCorrected'>) {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const [correct, { loading }] = useMutation(CorrectSlipDocument);
  const [patch, setPatch] = useState<Patch>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const set = (part: Patch) => setPatch((before) => ({ ...before, ...part }));
  const text = (field: 'prospectName' | 'amount' | 'activity' | 'credits' | 'place' | 'topics' | 'text' | 'date') => ({
    label: t(`fact.${field === 'prospectName' ? 'prospect' : field}`),
    value: patch[field] ?? slip[field] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const amount = patch.amount == null ? undefined : parseAmount(patch.amount);
    if (amount === null) return setTrouble(t('new.missing.amount'));
    try {
      const { correctSlip } = await correct({
        input: {
          chapterId: chapter.id,
          slipId: slip.id,
          expectedVersion: slip.version,
          patch: { ...patch, ...(amount ? { amount } : {}) },
        },
      });
      const wrong = correctSlip.userErrors[0];
      if (wrong) return setTrouble(wrong.message);
      onCorrected();
    } catch (error) {
      setTrouble(problemWords(error, t));
    }
  };
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)}>
      <TextField type="date" max={formats.today()} {...text('date')} />
      {slip.type === 'REFERRAL' ? <TextField {...text('prospectName')} /> : null}
      {slip.type === 'CLOSED_BUSINESS' ? <TextField inputMode="decimal" {...text('amount')} /> : null}
      {slip.tier ? (
        <Choices<Tier>
          name="correct-tier"
          label={t('fact.tier')}
          value={patch.tier ?? slip.tier}
          onChange={(tier) => set({ tier })}
          options={[
            { value: 'INSIDE', label: t('slip.tier.INSIDE') },
            { value: 'OUTSIDE', label: t('slip.tier.OUTSIDE') },
          ]}
        />
      ) : null}
      {slip.type === 'ONE_TO_ONE' ? (
        <>
          <TextField {...text('place')} />
          <TextArea rows={2} {...text('topics')} />
        </>
      ) : null}
      {slip.type === 'EDUCATION' ? (
        <>
          <TextField {...text('activity')} />
          <TextField inputMode="decimal" {...text('credits')} />
        </>
      ) : null}
      {slip.type === 'REFERRAL' || slip.type === 'CLOSED_BUSINESS' || slip.type === 'TESTIMONIAL' ? (
        <TextArea rows={3} {...text('text')} />
      ) : null}
      {trouble ? <Notice tone="problem">{trouble}</Notice> : null}
      <Button type="submit" loading={loading} disabled={Object.keys(patch).length === 0}>
        {t('words.save')}
      </Button>
    </form>
  );
}
