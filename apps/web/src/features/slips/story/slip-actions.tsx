import { useState } from 'react';
import { useMutation } from '@chapterhouse/web-data';
import { Button, ConfirmSheet, Notice } from '@chapterhouse/web-ui';
import { LinkButton } from '../../../app/link-button.js';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { problemWords } from '../../../app/problem.js';
import { type ReferralStep, ReferralSteps } from '../../../app/slips/referral-steps.js';
import { AdvanceSlipDocument, type SlipStoryQuery, WithdrawSlipDocument } from '../gql/operations.js';
import { CorrectSheet } from './correct-sheet.js';
import classes from './story.module.css';

interface SlipActionsProps {
  readonly slip: SlipStoryQuery['slip'];
  readonly memberId: string;
}

/** What this person may do with this slip: move on and thank as its receiver, correct and withdraw as its author. */
export function SlipActions({ slip, memberId }: SlipActionsProps) {
  const t = useWords();
  const { chapter, path } = useChapter();
  const [advance, moving] = useMutation(AdvanceSlipDocument);
  const [withdraw] = useMutation(WithdrawSlipDocument);
  const [sheet, setSheet] = useState<'withdraw' | 'correct' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isGiver = slip.from?.memberId === memberId;
  const isReceiver = slip.to?.memberId === memberId;
  const base = { chapterId: chapter.id, slipId: slip.id, expectedVersion: slip.version };
  if (slip.withdrawnAt || !memberId) return null;

  const run = async (write: () => Promise<readonly { message: string }[] | undefined>) => {
    setTrouble(null);
    try {
      const wrong = (await write())?.[0];
      setTrouble(wrong?.message ?? null);
    } catch (error) {
      setTrouble(problemWords(error, t));
    }
  };
  const onStep = (to: ReferralStep) =>
    run(async () => (await advance({ input: { ...base, to } })).advanceReferral.userErrors);
  const onWithdraw = async () => {
    await run(async () => (await withdraw({ input: base })).withdrawSlip.userErrors);
    setSheet(null);
  };
  const giver = slip.from?.memberId;
  return (
    <div className={classes['actions']}>
      {slip.type === 'REFERRAL' && isReceiver && slip.status ? (
        <ReferralSteps
          status={slip.status}
          about={slip.prospectName ?? t('slip.kind.REFERRAL')}
          busy={moving.loading}
          onStep={(to) => void onStep(to)}
        />
      ) : null}
      <div className={classes['quiet']}>
        {slip.type === 'REFERRAL' && isReceiver && giver ? (
          <LinkButton variant="default" to={`${path('new')}?thanks=${slip.id}&to=${giver}`}>
            {t('story.thank')}
          </LinkButton>
        ) : null}
        {isGiver || slip.type === 'ONE_TO_ONE' ? (
          <>
            <Button variant="default" onClick={() => setSheet('correct')}>
              {t('story.correct')}
            </Button>
            <Button variant="subtle" tone="danger" onClick={() => setSheet('withdraw')}>
              {t('story.withdraw')}
            </Button>
          </>
        ) : null}
      </div>
      {trouble ? <Notice tone="problem">{trouble}</Notice> : null}
      <ConfirmSheet
        open={sheet === 'withdraw'}
        title={t('story.withdrawTitle')}
        confirmLabel={t('story.withdraw')}
        cancelLabel={t('words.cancel')}
        destructive
        onCancel={() => setSheet(null)}
        onConfirm={onWithdraw}
      >
        {t('story.withdrawWords')}
      </ConfirmSheet>
      <CorrectSheet
        slip={slip}
        open={sheet === 'correct'}
        onClose={() => setSheet(null)}
        onCorrected={() => setSheet(null)}
      />
    </div>
  );
}
