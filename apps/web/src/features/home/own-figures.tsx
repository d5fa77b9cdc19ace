import { ATTENDANCE_MARKS, MARK_LETTERS } from '@chapterhouse/domain';
import { BalanceBar, Figure, Figures, Section, Sparkline, useFormats } from '@chapterhouse/web-ui';
import { ownAttendance, ownBalance, ownForecast } from '@chapterhouse/words';
import { useChapter } from '../../app/chapter/chapter.js';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { ownBalanceFacts } from '../../app/insights/own-balance.js';
import { useSession } from '../../app/session/session.js';
import { Fig } from '../../app/insights/fig.js';
import type { HomeQuery } from './gql/operations.js';
import { weeklyFlow } from './home-facts.js';
import classes from './home.module.css';

type Insights = HomeQuery['memberInsights'];

interface OwnBalanceProps {
  readonly insights: Insights;
  readonly slips: HomeQuery['slips']['items'];
  readonly memberId: string;
  readonly weeks: number;
}

/** The sentence first, the bar as its proof, half a year of weeks beneath it. */
export function OwnBalance({ insights, slips, memberId, weeks }: OwnBalanceProps) {
  const t = useWords();
  const say = useSay();
  const { chapter } = useChapter();
  const { account } = useSession();
  const today = useFormats().today();
  const flow = weeklyFlow(slips, memberId, today, weeks);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const totals = { given: sum(flow.given), received: sum(flow.received) };
  const facts = insights ? ownBalanceFacts(insights, chapter, null) : null;
  const sentence = facts ? say(ownBalance(facts)) : t('home.balance.none');
  const label = (side: 'given' | 'received', count: number) => (
    <Fig name={`evidence.${side}`} of={account?.name ?? ''} value={count}>
      {t(`home.${side}`, { count })}
    </Fig>
  );
  return (
    <Section title={t('home.balance')} boxed>
      <p className={classes['sentence']}>{sentence}</p>
      {insights ? (
        <BalanceBar
          given={insights.evidence.given}
          received={insights.evidence.received}
          sentence={sentence}
          givenLabel={label('given', insights.evidence.given)}
          receivedLabel={label('received', insights.evidence.received)}
        />
      ) : null}
      <dl className={classes['weeks']}>
        <div>
          <dt>{t('home.receivedWeekly', { count: totals.received, weeks })}</dt>
          <dd>
            <Sparkline
              values={flow.received}
              tone="received"
              label={t('home.receivedWeekly', { count: totals.received, weeks })}
            />
          </dd>
        </div>
        <div>
          <dt>{t('home.givenWeekly', { count: totals.given, weeks })}</dt>
          <dd>
            <Sparkline values={flow.given} tone="given" label={t('home.givenWeekly', { count: totals.given, weeks })} />
          </dd>
        </div>
      </dl>
    </Section>
  );
}

/** The last full week in three numbers. */
export function OwnWeek({ insights }: { insights: Insights }) {
  const t = useWords();
  const formats = useFormats();
  const { account } = useSession();
  if (!insights) return null;
  const { lastWeek } = insights.activity;
  const figure = (name: 'given' | 'received' | 'oneToOnes') => (
    <Fig name={`lastWeek.${name}`} of={account?.name ?? ''} value={lastWeek[name]}>
      {formats.number(lastWeek[name])}
    </Fig>
  );
  return (
    <Section title={t('home.week')}>
      <Figures>
        <Figure value={figure('given')} label={t('home.weekGiven')} tone="given" />
        <Figure value={figure('received')} label={t('home.weekReceived')} tone="received" />
        <Figure value={figure('oneToOnes')} label={t('home.weekOneToOnes')} />
      </Figures>
    </Section>
  );
}

interface OwnAttendanceProps {
  readonly insights: Insights;
  readonly forecast: HomeQuery['attendanceForecast'];
  /** Newest first. */
  readonly marks: HomeQuery['memberAttendance']['items'];
}

/** In words, with what time alone will change, and meeting by meeting as letters. */
export function OwnAttendance({ insights, forecast, marks }: OwnAttendanceProps) {
  const t = useWords();
  const say = useSay();
  const formats = useFormats();
  const { chapter } = useChapter();
  const { account } = useSession();
  if (marks.length === 0) return null;
  const oldestFirst = [...marks].reverse();
  const used = ATTENDANCE_MARKS.filter((mark) => marks.some((one) => one.mark === mark));
  return (
    <Section title={t('home.attendance')} boxed>
      {insights ? (
        <p className={classes['sentence']}>
          <Fig name="attendanceRate" of={account?.name ?? ''} value={insights.attendance.attendanceRate ?? null}>
            {say(ownAttendance({ ...attended(insights.attendance), periodWeeks: chapter.windowWeeks }))}
          </Fig>{' '}
          {forecast ? say(ownForecast(standing(forecast))) : null}
        </p>
      ) : null}
      <ol className={classes['marks']}>
        {oldestFirst.map(({ date, mark }) => (
          <li key={date} data-mark={mark} title={`${formats.date(date)}: ${t(`mark.${mark}`)}`}>
            <span aria-hidden>{MARK_LETTERS[mark]}</span>
            <span className="ch-unseen">{`${formats.date(date)}: ${t(`mark.${mark}`)}`}</span>
          </li>
        ))}
      </ol>
      <p className={classes['key']} aria-hidden>
        {used.map((mark) => `${MARK_LETTERS[mark]} ${t(`mark.${mark}`)}`).join(' · ')}
      </p>
    </Section>
  );
}

type Counts = NonNullable<Insights>['attendance'];
const attended = ({ present, absent, late, substitute }: Counts) => ({
  attended: present + late + substitute,
  meetings: present + absent + late + substitute,
});

/** What is not known of a standing is not there. */
const standing = (sent: NonNullable<HomeQuery['attendanceForecast']>) => ({
  state: sent.state,
  effectiveAbsences: sent.effectiveAbsences,
  absencesLeft: sent.absencesLeft ?? null,
  oldestAbsenceExpires: sent.oldestAbsenceExpires ?? null,
  clearOn: sent.clearOn ?? null,
  withinPolicyOn: sent.withinPolicyOn ?? null,
});
