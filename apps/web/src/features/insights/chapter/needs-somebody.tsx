import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, buttonClass, EmptyState, Face, RowList, Section, Tag } from '@chapterhouse/web-ui';
import { useState } from 'react';
import { missingData } from '@chapterhouse/words';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useSay } from '../../../app/i18n/shared-words.js';
import { useWords } from '../../../app/i18n/words.js';
import { evidenceOf, nextStepOf } from '../shared/one-sided-words.js';
import { ReviewLink } from '../shared/person-link.js';
import { type Overview, useGlanceWords } from './glance-words.js';
import classes from './chapter.module.css';

const FIRST = 5;

/** What needs somebody today, each with its button; what is empty is left out. */
export function NeedsSomebody({ overview }: { readonly overview: Overview }) {
  const t = useWords();
  const say = useSay();
  const { path } = useChapter();
  const words = useGlanceWords();
  const { oneSided, turnedAround, settlingIn, alarms, waiting, missing, windowWeeks } = overview;
  const names = [...oneSided, ...turnedAround, ...settlingIn, ...alarms].map((one) => one.displayName);
  const go = (to: string, label: string): ReactNode => (
    <Link to={path(to)} className={buttonClass({ variant: 'default', size: 'sm' })}>
      {label}
    </Link>
  );
  const person = (key: string, memberId: string, name: string, detail: ReactNode, aside: ReactNode): ReactNode => (
    <Need
      key={key}
      lead={<Face name={name} size={44} />}
      title={<ReviewLink memberId={memberId} name={name} />}
      detail={detail}
      way={aside}
    />
  );
  const gaps = [
    ...missing.attendance.map(({ date, count }) => ({
      key: date,
      words: say(missingData({ what: 'attendance', count, date })),
      way: go(`meeting/${date}`, t('insights.chapter.missing.mark')),
    })),
    ...(missing.meeting
      ? [
          {
            key: 'meeting',
            words: say(missingData({ what: 'meeting' })),
            way: go('meeting', t('insights.chapter.missing.open')),
          },
        ]
      : []),
    ...(missing.noAddress > 0
      ? [
          {
            key: 'address',
            words: say(missingData({ what: 'email', count: missing.noAddress })),
            way: go('roster', t('insights.chapter.missing.roster')),
          },
        ]
      : []),
    ...(missing.bounced > 0
      ? [
          {
            key: 'bounced',
            words: say(missingData({ what: 'bounced', count: missing.bounced })),
            way: go('roster', t('insights.chapter.missing.roster')),
          },
        ]
      : []),
  ];
  const nothing =
    oneSided.length + turnedAround.length + settlingIn.length + alarms.length + waiting.length + gaps.length;
  if (nothing === 0) return <EmptyState title={t('insights.chapter.calm')}>{t('insights.chapter.calmWhy')}</EmptyState>;
  return (
    <>
      {oneSided.length > 0 ? (
        <Section
          title={t('insights.chapter.oneSided')}
          aside={<Link to={path('one-sided')}>{t('insights.chapter.oneSided.all')}</Link>}
        >
          <People
            list={oneSided.map((one) =>
              person(
                one.memberId,
                one.memberId,
                one.displayName,
                <>
                  <Tag tone="plum">{t(`insights.kind.${one.kind}`)}</Tag> {say(evidenceOf(one, names))}{' '}
                  <span className={classes['next']}>{say(nextStepOf(one, names))}</span>
                </>,
                go(`one-sided#${one.memberId}`, t('insights.chapter.oneSided.open')),
              ),
            )}
          />
        </Section>
      ) : null}
      {alarms.length > 0 ? (
        <Section
          title={t('insights.chapter.attendance')}
          aside={<Link to={path('attendance')}>{t('insights.chapter.attendance.all')}</Link>}
        >
          <People
            list={alarms.map((one) =>
              person(
                one.memberId,
                one.memberId,
                one.displayName,
                words.alarm(one, windowWeeks, names),
                go(`people/${one.memberId}`, t('insights.chapter.attendance.open')),
              ),
            )}
          />
        </Section>
      ) : null}
      {settlingIn.length > 0 ? (
        <Section title={t('insights.chapter.settlingIn')}>
          <People
            list={settlingIn.map((one) =>
              person(
                one.memberId,
                one.memberId,
                one.displayName,
                words.settlingIn(one, names),
                go(`review/${one.memberId}`, t('insights.chapter.settlingIn.open')),
              ),
            )}
          />
        </Section>
      ) : null}
      {turnedAround.length > 0 ? (
        <Section title={t('insights.chapter.turnedAround')}>
          <People
            list={turnedAround.map((one) =>
              person(
                one.memberId,
                one.memberId,
                one.displayName,
                words.turnedAround(one, windowWeeks, names),
                go(`people/${one.memberId}`, t('insights.chapter.turnedAround.open')),
              ),
            )}
          />
        </Section>
      ) : null}
      {waiting.length > 0 ? (
        <Section title={t('insights.chapter.waiting')}>
          <People
            list={waiting.map((one) => (
              <Need
                key={one.slipId}
                title={t('insights.chapter.waiting.row', {
                  giver: one.giver ?? t('insights.slips.somebody'),
                  receiver: one.receiver,
                })}
                detail={t('insights.chapter.waiting.days', { count: one.days })}
                way={go(`slips/${one.slipId}`, t('insights.chapter.waiting.open'))}
              />
            ))}
          />
        </Section>
      ) : null}
      {gaps.length > 0 ? (
        <Section title={t('insights.chapter.missing')}>
          <RowList>
            {gaps.map(({ key, words: said, way }) => (
              <Need key={key} title={said} way={way} />
            ))}
          </RowList>
        </Section>
      ) : null}
    </>
  );
}

interface NeedProps {
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly way: ReactNode;
}

/** Who or what, why, and the button: beside it on a laptop, under it on a phone. */
function Need({ lead, title, detail, way }: NeedProps) {
  return (
    <li className={classes['need']} data-lead={lead ? true : undefined}>
      {lead}
      <div className={classes['words']}>
        <div className={classes['title']}>{title}</div>
        {detail ? <div className={classes['detail']}>{detail}</div> : null}
      </div>
      <div className={classes['way']}>{way}</div>
    </li>
  );
}

/** The first few, and the rest on demand. */
function People({ list }: { readonly list: readonly ReactNode[] }) {
  const t = useWords();
  const [all, setAll] = useState(false);
  return (
    <>
      <RowList>{all ? list : list.slice(0, FIRST)}</RowList>
      {!all && list.length > FIRST ? (
        <Button variant="subtle" size="sm" onClick={() => setAll(true)}>
          {t('insights.chapter.showAll', { count: list.length })}
        </Button>
      ) : null}
    </>
  );
}
