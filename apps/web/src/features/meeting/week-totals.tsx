import { Figure, Figures, Row, RowList, Section, useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import type { MeetingSheetQuery } from './gql/operations.js';
import classes from './meeting.module.css';

type Slip = MeetingSheetQuery['latest']['items'][number];

/** The week in figures and the slips as they arrive. */
export function WeekTotals({ week }: { readonly week: MeetingSheetQuery }) {
  const t = useWords();
  const formats = useFormats();
  const own = week.closedBusiness.find(({ currency }) => currency === formats.conventions.currency);
  const others = week.closedBusiness.filter((sum) => sum !== own && sum.slips > 0);
  const figures = [
    ['referrals', formats.number(week.referrals.totalCount)],
    ['thanks', formats.money(own?.amount ?? 0)],
    ['oneToOnes', formats.number(week.oneToOnes.totalCount)],
    ['education', formats.number(week.education.totalCount)],
    ['visitors', formats.number(week.visitorCounts.total)],
  ] as const;
  return (
    <>
      <Section title={t('meeting.week')}>
        <Figures>
          {figures.map(([name, value]) => (
            <Figure
              key={name}
              label={t(`meeting.total.${name}`)}
              value={value}
              tone={name === 'referrals' ? 'given' : undefined}
            />
          ))}
        </Figures>
        {others.length > 0 ? (
          <p className={classes['quiet']}>
            {t('meeting.otherMoney', { sums: others.map((sum) => formats.money(sum.amount, sum.currency)).join(', ') })}
          </p>
        ) : null}
      </Section>
      <Section title={t('meeting.slips')}>
        {week.latest.items.length === 0 ? (
          <p className={classes['quiet']}>{t('meeting.noSlips')}</p>
        ) : (
          <div aria-live="polite">
            <RowList label={t('meeting.slips')}>
              {week.latest.items.map((slip) => (
                <SlipRow key={slip.id} slip={slip} />
              ))}
            </RowList>
          </div>
        )}
        {week.latest.totalCount > week.latest.items.length ? (
          <p className={classes['quiet']}>
            {t('meeting.moreSlips', { count: week.latest.totalCount - week.latest.items.length })}
          </p>
        ) : null}
      </Section>
    </>
  );
}

const nameOf = (end: Slip['from']): string => end?.member?.displayName ?? end?.name ?? '';

function SlipRow({ slip }: { slip: Slip }) {
  const t = useWords();
  const formats = useFormats();
  const from = nameOf(slip.from);
  const to = nameOf(slip.to);
  // Who thanks stays hidden, so thanks are told from the side of those who are thanked.
  const words = {
    REFERRAL: t('meeting.slip.REFERRAL', { from, to }),
    CLOSED_BUSINESS: t(to ? 'meeting.slip.CLOSED_BUSINESS' : 'meeting.slip.CLOSED_BUSINESS_HOUSE', { to }),
    ONE_TO_ONE: t('meeting.slip.ONE_TO_ONE', { from, to }),
    EDUCATION: t('meeting.slip.EDUCATION', { from }),
    TESTIMONIAL: t('meeting.slip.TESTIMONIAL', { from, to }),
  }[slip.type];
  const detail = slip.prospectName ?? slip.activity;
  const aside = slip.amount
    ? formats.money(slip.amount, slip.currency ?? undefined)
    : formats.date(slip.date, 'dayMonth');
  return <Row title={words} detail={detail} aside={aside} />;
}
