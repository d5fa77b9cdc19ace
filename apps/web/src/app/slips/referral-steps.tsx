import { useState } from 'react';
import { Button } from '@chapterhouse/web-ui';
import { REFERRAL_TRANSITIONS, type ReferralStatus, whoAdvancesReferral } from '@chapterhouse/domain';
import { useWords } from '../i18n/words.js';
import classes from './referral-steps.module.css';

export type ReferralStep = Exclude<ReferralStatus, 'NEW' | 'WITHDRAWN'>;

/** The steps that the receiver of a referral may take next, the likeliest first. */
export const stepsFrom = (status: ReferralStatus): readonly ReferralStep[] =>
  REFERRAL_TRANSITIONS[status].filter(
    (to): to is ReferralStep => to !== 'NEW' && to !== 'WITHDRAWN' && whoAdvancesReferral(to) === 'RECEIVER',
  );

interface ReferralStepsProps {
  readonly status: ReferralStatus;
  /** Whom it is about, so that every button says by itself what it does. */
  readonly about: string;
  readonly busy?: boolean;
  readonly onStep: (to: ReferralStep) => void;
}

/** One tap moves a referral on; its giver hears of it, without amounts. On a phone the rarer steps unfold. */
export function ReferralSteps({ status, about, busy = false, onStep }: ReferralStepsProps) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [first, ...others] = stepsFrom(status);
  if (!first) return null;
  return (
    <div
      className={classes['steps']}
      role="group"
      aria-label={t('slip.steps', { about })}
      data-open={open || undefined}
    >
      <Button size="sm" disabled={busy} onClick={() => onStep(first)}>
        {t(`slip.step.${first}`)}
      </Button>
      {others.map((to) => (
        <Button
          key={to}
          size="sm"

          variant="default"
          disabled={busy}
          className={classes['other']}
          onClick={() => onStep(to)}
        >
          {t(`slip.step.${to}`)}
        </Button>
      ))}
      {others.length > 0 ? (
        <Button
          size="sm"

          variant="subtle"
          aria-expanded={open}
          className={classes['unfold']}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'slip.stepsLess' : 'slip.stepsMore')}
        </Button>
      ) : null}
    </div>
  );
}
