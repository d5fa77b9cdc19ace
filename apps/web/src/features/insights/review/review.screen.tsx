import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { BalanceBar, Button, buttonClass, Page, Section, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useCatalogue, useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { MemberReviewDocument } from '../gql/operations.js';
import { FollowUps } from '../one-sided/follow-ups.js';
import { Fig } from '../shared/fig.js';
import { MarkStrip } from '../shared/mark-strip.js';
import { MemberFigures } from '../shared/member-figures.js';
import { Partners } from '../shared/partners.js';
import { periodWords } from '../shared/periods.js';
import { Quarters } from '../shared/quarters.js';
import classes from './review.module.css';

/** The page that a committee reads before a renewal. It prints. */
export function Screen() {
  const t = useWords();
  const formats = useFormats();
  const { memberId = '' } = useParams();
  const { language } = useCatalogue();
  const { chapter, seat } = useChapter();
  const { data, error, refetch } = useQuery(MemberReviewDocument, { variables: { chapterId: chapter.id, memberId } });
  const member = data?.member;
  const insights = data?.memberInsights;
  const picture = data?.memberPicture;
  const facts = member
    ? [
        [member.industry, member.speciality].filter(Boolean).join(' › '),
        member.company,
        member.joined ? t('insights.review.joined', { date: formats.date(member.joined) }) : null,
        member.renewalDue ? t('insights.review.renewal', { date: formats.date(member.renewalDue) }) : null,
        member.sponsor ? t('insights.review.sponsor', { name: member.sponsor.displayName }) : null,
      ].filter(Boolean)
    : [];
  return (
    <Page
      title={member?.displayName ?? t('insights.review.title')}
      lead={facts.join(' · ')}
      action={
        <div className={classes['print']}>
          <a
            href={`/files/reports/member-review.pdf?${new URLSearchParams({ chapter: chapter.slug, member: memberId, language })}`}
            download
            className={buttonClass({ variant: 'default' })}
          >
            {t('insights.review.pdf')}
          </a>
          <Button variant="subtle" onClick={() => print()}>
            {t('insights.review.print')}
          </Button>
        </div>
      }
      width="wide"
    >
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={6} height="120px" label={t('layout.loading')} /> : null}
      {data && !(insights && picture) ? <p>{t('insights.review.noFigures')}</p> : null}
      {member && insights && picture ? (
        <>
          <Section title={t('insights.review.glance')}>
            <dl className={classes['glance']}>
              <Glance label={t('insights.review.tenure')}>
                <Fig name="tenureWeeks" value={insights.tenureWeeks} of={member.displayName}>
                  {t('insights.weeks', { count: insights.tenureWeeks })}
                </Fig>
              </Glance>
              <Glance label={t('insights.review.attendance')}>
                {insights.attendance.attendanceRate === null
                  ? '–'
                  : formats.percent(insights.attendance.attendanceRate)}
              </Glance>
              <Glance label={t('insights.oneToOnes')}>
                {t('insights.review.withPartners', {
                  count: insights.activity.oneToOnes,
                  partners: insights.activity.oneToOnePartners,
                })}
              </Glance>
              <Glance label={t('insights.review.thanks')}>{formats.money(insights.activity.closedBusiness)}</Glance>
              <Glance label={t('insights.review.education')}>
                {formats.number(insights.activity.educationCredits, { maximumFractionDigits: 2 })}
              </Glance>
              <Glance label={t('insights.figure.visitors')}>{formats.number(insights.activity.visitors)}</Glance>
            </dl>
          </Section>
          <Section title={t('insights.review.balance', { period: periodWords(t, picture.evidenceWeeks) })}>
            <div className={classes['columns']}>
              <div>
                {insights.verdict ? (
                  <p className={classes['verdict']}>
                    <Fig name="verdict" value={insights.verdict} of={member.displayName}>
                      <Tag
                        tone={
                          ['RECEIVES_MORE', 'NOT_REFERRING', 'GIVES_MORE'].includes(insights.verdict) ? 'plum' : 'plain'
                        }
                      >
                        {t(`insights.kind.${insights.verdict}`)}
                      </Tag>
                    </Fig>{' '}
                    {insights.turnedAround ? t('insights.review.turnedAround') : null}
                  </p>
                ) : (
                  <p className={classes['verdict']}>{t('insights.review.former')}</p>
                )}
                <BalanceBar
                  given={insights.evidence.given}
                  received={insights.evidence.received}
                  sentence={t('insights.review.balanceWords', {
                    given: insights.evidence.given,
                    received: insights.evidence.received,
                  })}
                  givenLabel={t('insights.givenCount', { count: insights.evidence.given })}
                  receivedLabel={t('insights.receivedCount', { count: insights.evidence.received })}
                />
              </div>
              <Quarters quarters={picture.quarters} since={member.joined} />
            </div>
          </Section>
          <Section title={t('insights.review.inTheRoom', { period: periodWords(t, picture.windowWeeks) })}>
            <p>
              {t('insights.review.attendanceWords', {
                present: insights.attendance.present + insights.attendance.late,
                substitute: insights.attendance.substitute,
                absent: insights.attendance.absent,
                unrecorded: insights.attendance.unrecorded,
                state: t(`insights.state.${insights.attendance.state}`),
              })}
            </p>
            <MarkStrip marks={picture.marks} meetings={picture.meetings} />
          </Section>
          <Section title={t('insights.partners')}>
            <Partners picture={picture} name={member.displayName} />
          </Section>
          {seat?.memberId === member.id ? null : (
            <FollowUps memberId={member.id} name={member.displayName} notes={data.followUps.items} />
          )}
          <MemberFigures insights={insights} picture={picture} name={member.displayName} />
        </>
      ) : null}
    </Page>
  );
}

function Glance({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
