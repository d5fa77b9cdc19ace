import { attendanceAlarm, callNames, chapterSummary, settlingIn, turnedAround } from '@chapterhouse/words';
import { useSay } from '../../../app/i18n/shared-words.js';
import type { ChapterGlanceQuery } from '../gql/operations.js';

export type Overview = NonNullable<ChapterGlanceQuery['chapterOverview']>;
type Alarm = Overview['alarms'][number];
type Noted = Overview['settlingIn'][number];

/** The sentences of the leaders' letter, for the screen. */
export function useGlanceWords() {
  const say = useSay();
  const called = (name: string, names: readonly string[]): string => callNames(new Set(names)).get(name) ?? name;
  return {
    /** One sentence on how the chapter does. */
    sentence({ week, recorded, oneSided }: Overview): string {
      const figure = week.find(({ key }) => key === 'REFERRALS_GIVEN');
      const referrals = figure?.lastWeek ?? 0;
      return say(chapterSummary({ recorded, referrals, mean: figure?.mean ?? null, people: oneSided.length }));
    },
    alarm({ displayName, oldestExpires, ...facts }: Alarm, periodWeeks: number, names: readonly string[]): string {
      const name = called(displayName, names);
      return say(attendanceAlarm({ ...facts, name, periodWeeks, oldestExpires: oldestExpires ?? null }));
    },
    settlingIn({ displayName, oneToOnePartners, ...facts }: Noted, names: readonly string[]): string {
      return say(settlingIn({ ...facts, name: called(displayName, names), partners: oneToOnePartners }));
    },
    turnedAround({ displayName, ...facts }: Noted, periodWeeks: number, names: readonly string[]): string {
      return say(turnedAround({ ...facts, name: called(displayName, names), periodWeeks }));
    },
  };
}
