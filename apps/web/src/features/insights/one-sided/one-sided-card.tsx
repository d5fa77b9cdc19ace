import { useState } from 'react';
import { Link } from 'react-router';
import { BalanceBar, Button, buttonClass, Face, Tag, useFormats } from '@chapterhouse/web-ui';
import { addDays } from '@chapterhouse/domain';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useSay } from '../../../app/i18n/shared-words.js';
import { useWords } from '../../../app/i18n/words.js';
import type { NoteFragment, OneSidedFactsFragment } from '../gql/operations.js';
import { Fig } from '../shared/fig.js';
import { evidenceOf, factsOf, nextStepOf } from '../shared/one-sided-words.js';
import { type SlipsAsked, SlipsSheet } from '../shared/slips-sheet.js';
import { FollowUps } from './follow-ups.js';
import { type LeaderFindings, TuneUpBeside } from './tune-up-beside.js';
import classes from './one-sided.module.css';

interface OneSidedCardProps {
  readonly facts: OneSidedFactsFragment;
  readonly names: readonly string[];
  readonly notes: readonly NoteFragment[];
  /** Their tune-up; null when the week has none of them. */
  readonly findings: LeaderFindings | null;
  readonly asOf: string;
}

/** One member: the evidence in words and in the picture, the next step, and what has been tried. */
export function OneSidedCard({ facts, names, notes, findings, asOf }: OneSidedCardProps) {
  const t = useWords();
  const say = useSay();
  const formats = useFormats();
  const { path } = useChapter();
  const [asked, setAsked] = useState<SlipsAsked | null>(null);
  const { memberId, displayName, kind, given, received, qValue, partnerId, partnerName } = facts;
  const evidence = say(evidenceOf(facts, names));
  const slips = (withMemberId?: string): void =>
    setAsked({
      title:
        withMemberId && partnerName
          ? t('insights.matrix.slipsOf', { one: displayName, other: partnerName })
          : displayName,
      memberId,
      ...(withMemberId ? { withMemberId } : {}),
      types: ['REFERRAL'],
      from: addDays(asOf, -7 * facts.periodWeeks),
      to: asOf,
      nameOf: (id) =>
        id === memberId ? displayName : id === partnerId ? (partnerName ?? '') : t('insights.slips.colleague'),
    });
  return (
    <article id={memberId} className={classes['card']} aria-labelledby={`${memberId}-name`}>
      <header className={classes['head']}>
        <Face name={displayName} size={56} />
        <div>
          <h2 id={`${memberId}-name`} className={classes['name']}>
            <Link to={path(`review/${memberId}`)}>{displayName}</Link>
          </h2>
          <Tag tone="plum">{t(`insights.kind.${kind}`)}</Tag>
          <Fig name="verdict" value={kind} of={displayName}>
            <span className="ch-unseen">{t(`insights.kind.${kind}`)}</span>
          </Fig>
        </div>
      </header>
      <p className={classes['evidence']}>{evidence}</p>
      <BalanceBar
        given={given}
        received={received}
        sentence={evidence}
        givenLabel={t('insights.givenCount', { count: given })}
        receivedLabel={t('insights.receivedCount', { count: received })}
      />
      <p className={classes['quiet']}>
        {qValue === null || kind === 'NOT_REFERRING'
          ? t('insights.oneSided.silence')
          : t('insights.oneSided.luck', {
              share:
                qValue < 0.001
                  ? t('insights.oneSided.under', { share: formats.percent(0.001, 1) })
                  : formats.percent(qValue, 1),
            })}
      </p>
      <p className={classes['next']}>
        <strong>{t('insights.oneSided.next')}</strong> {say(nextStepOf(facts, names))}
      </p>
      <div className={classes['ways']}>
        <Button variant="default" size="sm" onClick={() => slips()}>
          {t('insights.oneSided.slips')}
        </Button>
        {partnerId && partnerName ? (
          <Button variant="default" size="sm" onClick={() => slips(partnerId)}>
            {t('insights.oneSided.slipsWith', { name: partnerName })}
          </Button>
        ) : null}
        <Link to={path(`review/${memberId}`)} className={buttonClass({ variant: 'default', size: 'sm' })}>
          {t('insights.oneSided.review')}
        </Link>
      </div>
      {findings ? <TuneUpBeside name={factsOf(facts, names).name} findings={findings} /> : null}
      <FollowUps memberId={memberId} name={displayName} notes={notes} />
      <SlipsSheet asked={asked} onClose={() => setAsked(null)} />
    </article>
  );
}
