import { ownBalance } from '@chapterhouse/words';
import { useQuery } from '@chapterhouse/web-data';
import { BalanceBar, EmptyState, Page, Section, Skeletons, Sparkline, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useSay } from '../../../app/i18n/shared-words.js';
import { useWords } from '../../../app/i18n/words.js';
import { ownBalanceFacts } from '../../../app/insights/own-balance.js';
import { Problem } from '../../../app/problem.js';
import { useSession } from '../../../app/session/session.js';
import { OwnInsightsDocument } from '../gql/operations.js';
import { Explain } from '../shared/explain.js';
import { MarkStrip } from '../shared/mark-strip.js';
import { MemberFigures } from '../shared/member-figures.js';
import { NoWeek } from '../shared/no-week.js';
import { Partners } from '../shared/partners.js';
import { periodWords } from '../shared/periods.js';
import { Quarters } from '../shared/quarters.js';
import classes from './own.module.css';

/** What I gave and got, and how it stands. */
export function Screen() {
  const t = useWords();
  const { seat } = useChapter();
  if (!seat) {
    return (
      <Page title={t('insights.own.title')}>
        <EmptyState title={t('insights.own.noSeat')} />
      </Page>
    );
  }
  return <Own memberId={seat.memberId} />;
}

function Own({ memberId }: { readonly memberId: string }) {
  const t = useWords();
  const say = useSay();
  const formats = useFormats();
  const { account } = useSession();
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuery(OwnInsightsDocument, { variables: { chapterId: chapter.id, memberId } });
  const insights = data?.memberInsights;
  const picture = data?.memberPicture;
  const facts = insights && picture ? ownBalanceFacts(insights, picture, null) : null;
  const lead = facts ? say(ownBalance(facts)) : undefined;
  return (
    <Page title={t('insights.own.title')} lead={lead} width="wide">
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={6} height="120px" label={t('layout.loading')} /> : null}
      {data && !(insights && picture) ? <NoWeek /> : null}
      {insights && picture ? (
        <>
          <Section
            title={t('insights.own.balance')}
            aside={
              <Explain
                name="balance"
                title={t('insights.own.balance')}
                values={{ period: periodWords(t, picture.evidenceWeeks) }}
              />
            }
            boxed
          >
            <BalanceBar
              given={insights.evidence.given}
              received={insights.evidence.received}
              sentence={lead ?? ''}
              givenLabel={t('insights.givenCount', { count: insights.evidence.given })}
              receivedLabel={t('insights.receivedCount', { count: insights.evidence.received })}
            />
          </Section>
          <Section title={t('insights.own.weeks', { period: periodWords(t, picture.windowWeeks) })}>
            <div className={classes['sparks']}>
              {(['given', 'received', 'oneToOnes'] as const).map((what) => {
                const values = picture.weeks.map((week) => week[what]);
                const total = values.reduce((a, b) => a + b, 0);
                return (
                  <figure key={what} className={classes['spark']}>
                    <figcaption>
                      <span className={classes['number']} data-tone={what}>
                        {formats.number(total)}
                      </span>{' '}
                      {t(`insights.own.weeks.${what}`)}
                    </figcaption>
                    <Sparkline
                      values={values}
                      tone={what === 'oneToOnes' ? 'ink' : what}
                      label={t('insights.own.sparkline', {
                        what: t(`insights.own.weeks.${what}`),
                        list: values.join(', '),
                      })}
                    />
                  </figure>
                );
              })}
            </div>
          </Section>
          <Section title={t('insights.own.quarters')}>
            <Quarters quarters={picture.quarters} since={null} />
          </Section>
          <Section title={t('insights.own.attendance')}>
            <p>
              {t('insights.own.attendance.words', {
                rate:
                  insights.attendance.attendanceRate === null
                    ? '–'
                    : formats.percent(insights.attendance.attendanceRate),
                state: t(`insights.state.${insights.attendance.state}`),
              })}
            </p>
            <MarkStrip marks={picture.marks} meetings={picture.meetings} />
          </Section>
          <Section title={t('insights.own.partners')}>
            <Partners picture={picture} name={account?.name ?? ''} />
          </Section>
          <MemberFigures insights={insights} picture={picture} name={account?.name ?? ''} />
        </>
      ) : null}
    </Page>
  );
}
