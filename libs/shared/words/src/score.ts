import type { GreenAction, Light, Measure, MemberScore, MetricScore, WayToGreen } from '@chapterhouse/domain';
import { type Words, words } from './words.js';

/** The name of what a scorecard counts. */
export const measureName = (measure: Measure): Words => words(`measure.${measure}`);

/** The name of a light. */
export const lightName = (light: Light): Words => words(`light.${light}`);

/** `72 points, green.` */
export const scoreWords = ({ score, light }: Pick<MemberScore, 'score' | 'light'>): Words =>
  words('score', { score, light: lightName(light) });

/** `65 points so far.`, for a letter: the way to green follows, and the light says nothing more. */
export const pointsSoFar = ({ score }: Pick<MemberScore, 'score'>): Words => words('score.soFar', { score });

/** What would lift one metric to its next band, or why nothing does. */
export function nextBand({ measure, points, next }: Pick<MetricScore, 'measure' | 'points' | 'next'>): Words {
  if (!isAction(measure)) return words('score.byTime');
  if (next === null) return words('score.topBand');
  return words('score.nextBand', { more: moreOf(measure, next.need), points: next.points, now: points });
}

/** `2 more one-to-ones` */
export const greenAction = ({ measure, amount }: Pick<GreenAction, 'measure' | 'amount'>): Words =>
  isAction(measure) ? moreOf(measure, amount) : measureName(measure);

/** `2 more one-to-ones and 1 more referral bring you to green.` null: green is out of reach by actions alone. */
export function wayToGreen(way: Pick<WayToGreen, 'actions'> | null): Words {
  if (way === null) return words('green.byTime');
  const [first, ...more] = way.actions;
  if (!first) return words('green.already');
  return words('green.way', {
    actions: { all: way.actions.map(greenAction) },
    single: more.length === 0 && first.amount === 1 ? 'yes' : 'no',
  });
}

type ActionMeasure = Exclude<Measure, 'absences' | 'lates' | 'attendanceRate'>;

/** Attendance cannot be bought back. */
const isAction = (measure: Measure): measure is ActionMeasure =>
  measure !== 'absences' && measure !== 'lates' && measure !== 'attendanceRate';

const moreOf = (measure: ActionMeasure, amount: number): Words =>
  words(`more.${measure}`, { amount: measure === 'closedBusiness' ? { money: amount } : amount });
