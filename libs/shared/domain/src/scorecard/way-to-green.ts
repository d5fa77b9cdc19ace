import { isAttendance, leastsOf, pointsAt, type ScorecardCounts } from './read-metric.js';
import type { Measure, Scorecard, ScorecardMetric } from './scorecard.js';

/** So much more of one thing. Whole units, but for closed business, which is money. */
export interface GreenAction {
  readonly measure: Measure;
  readonly amount: number;
  /** Points it adds. */
  readonly points: number;
  readonly cost: number;
}

/** The cheapest set of actions that reaches the green limit; no actions when it is reached already. */
export interface WayToGreen {
  readonly actions: readonly GreenAction[];
  readonly cost: number;
  /** The score afterwards. */
  readonly score: number;
}

interface Choice {
  /** Exact cost in a common whole unit. */
  readonly cost: number;
  readonly kinds: number;
  /** Per metric from some index on, last first: what is chosen there. */
  readonly option: Option | null;
  readonly rest: Choice | null;
}

interface Option {
  readonly gain: number;
  readonly amount: number;
  readonly cost: number;
}

/**
 * The cheapest set of actions that lifts a score to the green limit. Exact: points come in steps, so for each metric only the
 * least amount for each band matters, and a table over exact gains finds the best combination. Ties: less overshoot, then
 * fewer kinds of action, then more of what stands earlier in the table. Costs are compared as whole numbers: one unit of cost
 * is 1 / (100 · top band of closed business in hundredths).
 * @returns null when green is out of reach by actions alone.
 */
export function wayToGreen(counts: ScorecardCounts, table: Scorecard, score: number): WayToGreen | null {
  const missing = table.lights.green - score;
  if (missing <= 0) return { actions: [], cost: 0, score };
  const money = table.metrics.find((metric) => metric.measure === 'closedBusiness');
  const top = Math.round(100 * Math.max(1, ...(money?.bands ?? []).map((band) => band.atLeast ?? band.above ?? 0)));
  const metrics = table.metrics.filter((metric) => metric.cost !== undefined && !isAttendance(metric.measure));
  // From the last metric to the first: the best way to each exact gain.
  let best = new Map<number, Choice>([[0, { cost: 0, kinds: 0, option: null, rest: null }]]);
  for (const metric of [...metrics].reverse()) {
    const options: (Option | null)[] = [null, ...optionsOf(metric, counts, top)];
    const wider = new Map<number, Choice>();
    for (const [gain, rest] of best) {
      for (const option of options) {
        // Who is green already only pays more by doing more.
        if (option && gain >= missing) break;
        const cost = option ? rest.cost + option.cost : rest.cost;
        const total = option ? gain + option.gain : gain;
        const known = wider.get(total);
        if (known && known.cost < cost) continue;
        const choice: Choice = { cost, kinds: option ? rest.kinds + 1 : rest.kinds, option, rest };
        if (!known || isBetter(choice, known)) wider.set(total, choice);
      }
    }
    best = wider;
  }
  let chosen: { gain: number; choice: Choice } | null = null;
  for (const [gain, choice] of best) {
    if (gain < missing) continue;
    const better =
      chosen === null || choice.cost < chosen.choice.cost || (choice.cost === chosen.choice.cost && gain < chosen.gain);
    if (better) chosen = { gain, choice };
  }
  if (!chosen) return null;
  const actions: GreenAction[] = [];
  let at: Choice | null = chosen.choice;
  for (const metric of metrics) {
    const option: Option | null = at?.option ?? null;
    if (option) {
      const { amount, gain: points, cost } = option;
      actions.push({ measure: metric.measure, amount, points, cost: cost / (100 * top) });
    }
    at = at?.rest ?? null;
  }
  return { actions, cost: chosen.choice.cost / (100 * top), score: score + chosen.gain };
}

/** For each band not reached yet that gives more points: the least amount that reaches it, what it really gives, its exact cost. */
function optionsOf(metric: ScorecardMetric, counts: ScorecardCounts, top: number): Option[] {
  const have = counts[metric.measure] ?? 0;
  const centiCost = Math.round(100 * (metric.cost ?? 0));
  const reached = pointsAt(metric, have, counts.weeks);
  const options: Option[] = [];
  const leasts = leastsOf(metric, counts.weeks);
  for (let at = 0; at < leasts.length; at++) {
    const least = leasts[at]!;
    if (least === null || metric.bands[at]!.points <= reached) continue;
    const hundredths = Math.round(100 * least) - Math.round(100 * have);
    const isMoney = metric.measure === 'closedBusiness';
    const amount = isMoney ? hundredths / 100 : Math.ceil(hundredths / 100);
    // A unit of money is a hundredth of the top band, so this many hundredths are 100 · hundredths / top units.
    const cost = centiCost * (isMoney ? 100 * hundredths : top * amount);
    // One more of something may jump over a band: it always gives what the highest band reached gives.
    options.push({ gain: pointsAt(metric, have + amount, counts.weeks) - reached, amount, cost });
  }
  return options;
}

/** Of two ways to the same gain: the cheaper, then the one with fewer kinds, then the one with more of the earlier metric. */
function isBetter(a: Choice, b: Choice): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  if (a.kinds !== b.kinds) return a.kinds < b.kinds;
  let left: Choice | null = a;
  let right: Choice | null = b;
  while (left && right && left !== right) {
    const difference = (left.option?.amount ?? 0) - (right.option?.amount ?? 0);
    if (difference !== 0) return difference > 0;
    left = left.rest;
    right = right.rest;
  }
  return false;
}
