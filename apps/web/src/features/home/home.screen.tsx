import { type ReactNode, Suspense, useDeferredValue } from 'react';
import { useQuery } from '@chapterhouse/web-data';
import { Button, Notice, Page, Section, Skeleton, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { CrashBoundary } from '../../app/crash/crash-boundary.js';
import { useWords } from '../../app/i18n/words.js';
import { NotFoundWords } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { useSession } from '../../app/session/session.js';
import { HomeDocument } from './gql/operations.js';
import { WEEKS, weekOf } from './home.question.js';
import { nextMeeting, waitingFirst } from './home-facts.js';
import classes from './home.module.css';
import { OwnAttendance, OwnBalance, OwnWeek } from './own-figures.js';
import { News, Waiting } from './referrals.js';
import { ThisWeek } from './this-week.js';

const SHOWN = 3;

/** What a member wants to know on the way to the meeting. */
export function Screen() {
  const { seat } = useChapter();
  return seat ? <Home memberId={seat.memberId} /> : <StaffHome />;
}

/** Staff have no week of their own here. */
function StaffHome() {
  const { chapter } = useChapter();
  return (
    <Page title={chapter.name}>
      <NotFoundWords />
    </Page>
  );
}

function Home({ memberId }: { memberId: string }) {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const { account } = useSession();
  const today = formats.today();
  const {
    data: answer,
    error,
    refetch,
  } = useQuery(HomeDocument, {
    variables: weekOf(chapter.id, memberId, today),
  });
  // Drawn in small steps, so that a finger is answered meanwhile.
  const data = useDeferredValue(answer);
  const date = nextMeeting(today, chapter.meetingWeekday, data?.meetings.items[0]?.date);
  const firstName = account?.name.split(' ')[0] ?? '';
  const meeting = {
    day: formats.date(date, 'weekdayDay'),
    time: formats.time(chapter.meetingTime),
    when: formats.relativeDay(date),
    place: chapter.meetingPlace,
  };
  return (
    <Page
      title={t('home.title', { name: firstName })}
      lead={t(chapter.meetingPlace ? 'home.meetingAt' : 'home.meeting', meeting)}
    >
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {error && data ? <Notice tone="look">{t('home.stale')}</Notice> : null}
      {!data && !error ? <HomeSkeleton /> : null}
      {data ? (
        <>
          <Waiting
            total={data.waitingReferrals.totalCount}
            slips={waitingFirst(data.slips.items, data.waitingReferrals.items, memberId, SHOWN)}
          />
          <News news={data.referralNews.items} />
          <Later height="320px">
            <ThisWeek memberId={memberId} week={data} />
          </Later>
          <Later height="184px">
            <OwnBalance insights={data.memberInsights} slips={data.slips.items} memberId={memberId} weeks={WEEKS} />
          </Later>
          <OwnWeek insights={data.memberInsights} />
          <Later height="160px">
            <OwnAttendance
              insights={data.memberInsights}
              forecast={data.attendanceForecast}
              marks={data.memberAttendance.items}
            />
          </Later>
        </>
      ) : null}
    </Page>
  );
}

/** A part whose words are still on their way; if they do not come, the rest of the page stays. */
function Later({ height, children }: { height: string; children: ReactNode }) {
  const t = useWords();
  const reload = (
    <Button variant="default" onClick={() => location.reload()}>
      {t('crash.old.action')}
    </Button>
  );
  const missing = (
    <Notice tone="look" action={reload}>
      {t('home.partMissing')}
    </Notice>
  );
  return (
    <CrashBoundary resetKey="" fallback={() => missing}>
      <Suspense fallback={<Skeleton height={height} />}>{children}</Suspense>
    </CrashBoundary>
  );
}

/** The same shapes at the same heights: nothing moves when the figures arrive. */
function HomeSkeleton() {
  const t = useWords();
  return (
    <div role="status" className={classes['skeleton']}>
      <span className="ch-unseen">{t('layout.loading')}</span>
      <Section title={t('home.waiting')}>
        <Skeleton height="224px" />
      </Section>
      <Section title={t('home.balance')}>
        <Skeleton height="184px" />
      </Section>
    </div>
  );
}
