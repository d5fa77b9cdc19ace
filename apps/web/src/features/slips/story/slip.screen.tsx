import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { Page, Section, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { StatusTag } from '../../../app/slips/status-tag.js';
import { SlipStoryDocument, type SlipStoryQuery } from '../gql/operations.js';
import { directionOf, otherOf } from '../slip-sides.js';
import { SlipActions } from './slip-actions.js';
import { SlipHistory } from './slip-history.js';
import classes from './story.module.css';

type Slip = SlipStoryQuery['slip'];

/** One slip: what it says, what can be done with it, and its story. */
export function Screen() {
  const t = useWords();
  const { slipId = '' } = useParams();
  const { chapter, seat } = useChapter();
  const { data, error, refetch } = useQuery(SlipStoryDocument, { variables: { chapterId: chapter.id, slipId } });
  const slip = data?.slip;
  const memberId = seat?.memberId ?? '';
  const kind = slip ? t(`slip.kind.${slip.type}`) : t('layout.loading');
  if (!slip) {
    return (
      <Page title={error ? t('notFound.title') : kind}>
        {error ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : (
          <Skeletons rows={6} label={t('layout.loading')} />
        )}
      </Page>
    );
  }
  return (
    <Page title={slip.prospectName ?? kind} lead={<Lead slip={slip} memberId={memberId} />}>
      <Facts slip={slip} />
      <SlipActions slip={slip} memberId={memberId} />
      <Section title={t('story.title')}>
        <SlipHistory entries={data.slipHistory} />
      </Section>
    </Page>
  );
}

function Lead({ slip, memberId }: { slip: Slip; memberId: string }) {
  const t = useWords();
  const formats = useFormats();
  const name = otherOf(slip, memberId) ?? t(slip.toOrganisation ? 'slips.organisation' : 'slip.somebody');
  const parts = [t(`slips.with.${directionOf(slip, memberId)}`, { name }), formats.date(slip.date, 'long')];
  return (
    <span className={classes['lead']}>
      <span>{parts.join(' · ')}</span>
      {slip.withdrawnAt ? (
        <Tag>{t('slip.status.WITHDRAWN')}</Tag>
      ) : slip.status ? (
        <StatusTag status={slip.status} />
      ) : null}
    </span>
  );
}

function Facts({ slip }: { slip: Slip }) {
  const t = useWords();
  const formats = useFormats();
  const { contact } = slip;
  const facts: [string, ReactNode][] = [
    ['kind', t(`slip.kind.${slip.type}`)],
    ['tier', slip.tier ? t(`slip.tier.${slip.tier}`) : null],
    ['amount', slip.amount ? formats.money(slip.amount, slip.currency ?? undefined) : null],
    ['business', slip.business ? t(`new.business.${slip.business}`) : null],
    ['phone', contact?.phone ? <a href={`tel:${contact.phone.replace(/\s/g, '')}`}>{contact.phone}</a> : null],
    ['email', contact?.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null],
    ['address', contact?.address],
    ['gaveCard', slip.gaveCard ? t('story.yes') : null],
    ['saidYouWouldCall', slip.saidYouWouldCall ? t('story.yes') : null],
    ['heat', slip.heat ? t('story.heatOf', { heat: slip.heat }) : null],
    ['place', slip.place],
    ['topics', slip.topics],
    ['activity', slip.activity],
    ['credits', slip.credits ? formats.number(Number(slip.credits)) : null],
    ['text', slip.text],
    ['source', slip.imported ? t('story.imported') : null],
  ];
  return (
    <dl className={classes['facts']}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
