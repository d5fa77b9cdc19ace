import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from '@chapterhouse/web-data';
import { Button, Face, Notice, Tag } from '@chapterhouse/web-ui';
import { callNames, ownPairReason } from '@chapterhouse/words';
import { useChapter } from '../../app/chapter/chapter.js';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { pairReasonOf } from '../../app/insights/pair-reasons.js';
import { LinkButton } from '../../app/link-button.js';
import { problemWords } from '../../app/problem.js';
import { AnswerProposalDocument, type OwnProposalFragment } from './gql/operations.js';
import classes from './one-to-ones.module.css';
import { proposalState } from './proposal-state.js';

interface ProposalCardProps {
  readonly proposal: OwnProposalFragment;
  readonly memberId: string;
  /** Among other things to do: saying yes is not the one thing of the page. */
  readonly quiet?: boolean;
}

/** Whom to meet this week and why; yes or no with one tap; when both said yes, how to arrange it. */
export function ProposalCard({ proposal, memberId, quiet = false }: ProposalCardProps) {
  const t = useWords();
  const say = useSay();
  const { chapter, path } = useChapter();
  const [answer, { loading }] = useMutation(AnswerProposalDocument);
  const [wrong, setWrong] = useState<string | null>(null);
  const [again, setAgain] = useState(false);
  const { partner, withMemberId, reasons, open, own, calendarPath } = proposal;
  const fullName = partner?.displayName ?? t('slip.somebody');
  const name = callNames([fullName]).get(fullName) ?? fullName;
  const state = proposalState(proposal);
  const says = async (yes: boolean) => {
    setAgain(false);
    try {
      const input = { chapterId: chapter.id, proposalId: proposal.id, answer: yes ? 'ACCEPTED' : 'DECLINED' } as const;
      const { answerProposal } = await answer({ input });
      setWrong(answerProposal.userErrors[0]?.message ?? null);
    } catch (error) {
      setWrong(problemWords(error, t));
    }
  };
  const pair = { selfId: memberId, partnerId: withMemberId };
  const asks = open && (own === null || own === undefined || again);
  return (
    <article className={classes['card']} aria-label={fullName} data-proposal={state}>
      <div className={classes['who']}>
        <Face name={fullName} size={56} />
        <div>
          <h3 className={classes['name']}>
            <Link to={path(`people/${withMemberId}`)}>{fullName}</Link>
          </h3>
          {partner?.speciality ? <p className={classes['trade']}>{partner.speciality}</p> : null}
        </div>
        {state === 'agreed' ? <Tag tone="accent">{t('oneToOnes.agreed')}</Tag> : null}
      </div>
      <ul className={classes['reasons']}>
        {reasons.map((reason) => (
          <li key={reason.code}>{say(ownPairReason(pairReasonOf(reason), pair, () => name))}</li>
        ))}
      </ul>
      <p role="status" className={state === 'unanswered' ? 'ch-unseen' : classes['state']}>
        {state === 'unanswered' ? '' : t(`oneToOnes.state.${state}`, { name })}
      </p>
      {wrong ? <Notice tone="problem">{wrong}</Notice> : null}
      {asks ? (
        <div className={classes['actions']}>
          <Button variant={quiet ? 'default' : 'filled'} loading={loading} onClick={() => void says(true)}>
            {t('oneToOnes.yes')}
          </Button>
          <Button variant={quiet ? 'subtle' : 'default'} disabled={loading} onClick={() => void says(false)}>
            {t('oneToOnes.no')}
          </Button>
        </div>
      ) : (
        <div className={classes['actions']}>
          {state === 'agreed' && calendarPath ? (
            <a className={classes['way']} href={calendarPath} download={`${name}.ics`}>
              {t('oneToOnes.calendar')}
            </a>
          ) : null}
          {state === 'agreed' && partner?.phone ? (
            <a className={classes['way']} href={`tel:${partner.phone.replace(/[^+\d]/g, '')}`}>
              {t('oneToOnes.call')}
            </a>
          ) : null}
          {state === 'agreed' && partner?.email ? (
            <a className={classes['way']} href={`mailto:${partner.email}`}>
              {t('oneToOnes.write')}
            </a>
          ) : null}
          {state === 'agreed' ? (
            <LinkButton size="sm" variant="subtle" to={`${path('new')}?kind=ONE_TO_ONE&to=${withMemberId}`}>
              {t('oneToOnes.met')}
            </LinkButton>
          ) : null}
          {open ? (
            <Button size="sm" variant="subtle" onClick={() => setAgain(true)}>
              {t('oneToOnes.rethink')}
            </Button>
          ) : null}
        </div>
      )}
    </article>
  );
}
