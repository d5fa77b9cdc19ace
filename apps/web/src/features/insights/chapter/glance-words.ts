import { useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import type { ChapterGlanceQuery } from '../gql/operations.js';
import { callName } from '../shared/names.js';
import { periodWords } from '../shared/periods.js';

export type Overview = NonNullable<ChapterGlanceQuery['chapterOverview']>;
type Alarm = Overview['alarms'][number];
type Noted = Overview['settlingIn'][number];

/** The sentences of the leaders' letter, for the screen. */
export function useGlanceWords() {
  const t = useWords();
  const formats = useFormats();
  return {
    /** One sentence on how the chapter does. */
    sentence({ week, recorded, oneSided }: Overview): string {
      const people = t('insights.chapter.people', { count: oneSided.length });
      if (!recorded) return `${t('insights.chapter.nothing')} ${people}`;
      const figure = week.find(({ key }) => key === 'REFERRALS_GIVEN');
      const count = figure?.lastWeek ?? 0;
      const mean = figure?.mean ?? null;
      if (mean === null) return `${t('insights.chapter.referrals.alone', { count })} ${people}`;
      const difference = count - mean;
      // Within a tenth of the mean is as usual: a week's count moves more than that by chance alone.
      const how = Math.abs(difference) <= mean / 10 ? 'even' : difference > 0 ? 'above' : 'below';
      return `${t(`insights.chapter.referrals.${how}`, { count, mean: formats.number(mean, { maximumFractionDigits: 1 }) })} ${people}`;
    },
    alarm(alarm: Alarm, windowWeeks: number, names: readonly string[]): string {
      const name = callName(alarm.displayName, names);
      const said = t(`insights.chapter.attendance.${alarm.alarm}`, {
        name,
        count: alarm.count,
        limit: alarm.limit,
        period: periodWords(t, windowWeeks),
      });
      return alarm.oldestExpires
        ? `${said} ${t('insights.chapter.attendance.expires', { date: formats.date(alarm.oldestExpires, 'dayMonth') })}`
        : said;
    },
    settlingIn(member: Noted, names: readonly string[]): string {
      return t('insights.chapter.settlingIn.words', {
        name: callName(member.displayName, names),
        count: member.tenureWeeks,
        given: member.given,
        received: member.received,
        partners: t('insights.chapter.partners', { count: member.oneToOnePartners }),
      });
    },
    turnedAround(member: Noted, windowWeeks: number, names: readonly string[]): string {
      return t('insights.chapter.turnedAround.words', {
        name: callName(member.displayName, names),
        given: member.given,
        received: member.received,
        period: periodWords(t, windowWeeks),
      });
    },
  };
}
