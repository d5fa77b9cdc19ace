import { ATTENDANCE_MARKS, type LocalDate, MARK_LETTERS } from '@chapterhouse/domain';
import { BalanceBar, Figure, Figures, Section, Sparkline, useFormats } from '@chapterhouse/web-ui';
import { type Translate, useWords } from '../../app/i18n/words.js';
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
  const today = useFormats().today();
  const flow = weeklyFlow(slips, memberId, today, weeks);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const totals = { given: sum(flow.given), received: sum(flow.received) };
  const sentence = insights ? balanceSentence(insights, t) : t('home.balance.none');
  return (
    <Section title={t('home.balance')} boxed>
      <p className={classes['sentence']}>{sentence}</p>
      {insights ? (
        <BalanceBar
          given={insights.evidence.given}
          received={insights.evidence.received}
          sentence={sentence}
          givenLabel={t('home.given', { count: insights.evidence.given })}
          receivedLabel={t('home.received', { count: insights.evidence.received })}
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

/** Evidence, then what it means, in the words of the weekly letter. */
export function balanceSentence(insights: NonNullable<Insights>, t: Translate): string {
  const { given, received } = insights.evidence;
  const facts = { given, received, weeks: insights.tenureWeeks, all: given + received };
  if (insights.verdict === 'BALANCED' && insights.turnedAround) return t('home.balance.turnedAround', facts);
  return t(`home.balance.${insights.verdict ?? 'none'}`, facts);
}

/** The last full week in three numbers. */
export function OwnWeek({ insights }: { insights: Insights }) {
  const t = useWords();
  const formats = useFormats();
  if (!insights) return null;
  const { given, received, oneToOnes } = insights.activity.lastWeek;
  return (
    <Section title={t('home.week')}>
      <Figures>
        <Figure value={formats.number(given)} label={t('home.weekGiven')} tone="given" />
        <Figure value={formats.number(received)} label={t('home.weekReceived')} tone="received" />
        <Figure value={formats.number(oneToOnes)} label={t('home.weekOneToOnes')} />
      </Figures>
    </Section>
  );
}

interface OwnAttendanceProps {
  readonly insights: Insights;
  /** Newest first. */
  readonly marks: HomeQuery['memberAttendance']['items'];
}

/** In words, and meeting by meeting as letters. */
export function OwnAttendance({ insights, marks }: OwnAttendanceProps) {
  const t = useWords();
  const formats = useFormats();
  if (marks.length === 0) return null;
  const there = marks.filter(({ mark }) => mark !== 'ABSENT' && mark !== 'MEDICAL').length;
  const expires: LocalDate | null = insights?.attendance.oldestAbsenceExpires ?? null;
  const state = insights?.attendance.state ?? 'CLEAR';
  const oldestFirst = [...marks].reverse();
  const used = ATTENDANCE_MARKS.filter((mark) => marks.some((one) => one.mark === mark));
  return (
    <Section title={t('home.attendance')} boxed>
      <p className={classes['sentence']}>
        {t('home.attendance.sentence', { there, of: marks.length })} {t(`home.attendance.${state}`)}{' '}
        {expires && state !== 'CLEAR' ? t('home.attendance.expires', { date: formats.date(expires) }) : null}
      </p>
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
