import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import { Button, Section } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { FeatureWords, useWords } from '../../app/i18n/words.js';
import { AskSheet } from '../asks/ask-sheet.js';
import { FindingItem } from '../growth/finding-item.js';
import { LightWord } from '../growth/light.js';
import { ProposalCard } from '../one-to-ones/proposal-card.js';
import type { HomeQuery } from './gql/operations.js';
import classes from './home.module.css';

interface ThisWeekProps {
  readonly memberId: string;
  readonly week: HomeQuery;
}

/** What to do this week: whom to ask for, whom to meet, what would help most. */
export function ThisWeek({ memberId, week }: ThisWeekProps) {
  const [proposal] = week.proposals.items;
  return (
    <>
      <OwnAsk memberId={memberId} week={week} />
      {proposal?.open ? <Meet memberId={memberId} proposal={proposal} /> : null}
      <Helps week={week} />
    </>
  );
}

function OwnAsk({ memberId, week }: ThisWeekProps) {
  const t = useWords();
  const { path } = useChapter();
  const [open, setOpen] = useState(false);
  const ask = week.memberProfile.ask ?? null;
  const others = week.asks.totalCount - (ask ? 1 : 0);
  return (
    <Section
      title={t('home.ask')}
      aside={<Link to={path('asks')}>{t('home.asks', { count: Math.max(0, others) })}</Link>}
      boxed
    >
      <div className={classes['ask']}>
        <p className={ask ? classes['asked'] : undefined}>{ask ? ask.text : t('home.askNone')}</p>
        <Button variant={ask ? 'subtle' : 'default'} size={ask ? 'sm' : 'md'} onClick={() => setOpen(true)}>
          {t(ask ? 'home.askChange' : 'home.askMake')}
        </Button>
      </div>
      {open ? (
        <Suspense>
          <FeatureWords feature="asks">
            <AskSheet memberId={memberId} ask={ask} onClose={() => setOpen(false)} />
          </FeatureWords>
        </Suspense>
      ) : null}
    </Section>
  );
}

function Meet({ memberId, proposal }: { memberId: string; proposal: HomeQuery['proposals']['items'][number] }) {
  const t = useWords();
  const { path } = useChapter();
  return (
    <Section title={t('home.meet')} aside={<Link to={path('one-to-ones')}>{t('home.meetOthers')}</Link>}>
      <FeatureWords feature="one-to-ones">
        <ProposalCard proposal={proposal} memberId={memberId} quiet />
      </FeatureWords>
    </Section>
  );
}

function Helps({ week }: { week: HomeQuery }) {
  const t = useWords();
  const { path } = useChapter();
  const { tuneUp, memberScorecard: card } = week;
  const findings = tuneUp?.important ?? [];
  if (!tuneUp || (findings.length === 0 && !card)) return null;
  return (
    <Section title={t('home.helps')} aside={<Link to={path('tune-up')}>{t('home.helpsAll')}</Link>}>
      {findings.length === 0 ? <p>{t('home.helpsNothing')}</p> : null}
      <FeatureWords feature="growth">
        <ul className={classes['findings']}>
          {findings.map((finding) => (
            <FindingItem key={finding.code} finding={finding} figures={null} heading="h3" withAction />
          ))}
        </ul>
      </FeatureWords>
      {card ? (
        <p className={classes['score']}>
          <Link to={path('scorecard')}>{t('home.score', { score: card.score })}</Link> <LightWord light={card.light} />
        </p>
      ) : null}
    </Section>
  );
}
