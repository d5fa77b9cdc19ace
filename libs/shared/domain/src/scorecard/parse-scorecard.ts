import { isLocalDate } from '../week.js';
import { isAttendance } from './read-metric.js';
import { SCORECARD_PRESETS } from './presets.js';
import {
  MEASURES,
  READINGS,
  type Band,
  type Measure,
  type Reading,
  type Scorecard,
  type ScorecardMetric,
} from './scorecard.js';

/** What is wrong in an organisation's own table: `path` is where (`metrics[2].bands[0].points`), empty for the whole. */
export interface ScorecardProblem {
  readonly path: string;
  /** Names the thing and the remedy, for people. */
  readonly message: string;
}

export type ParsedScorecard =
  | { readonly ok: true; readonly scorecard: Scorecard }
  | { readonly ok: false; readonly problems: readonly ScorecardProblem[] };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
/** Above these no table of points is meant, and exact sums of costs would no longer be exact. */
const MOST = { limit: 1e9, points: 100, cost: 100, metrics: 20, bands: 20 };
const LIMITS = ['atLeast', 'above', 'atMost'] as const;

/**
 * An organisation's own table from JSON, every problem named at once. A table that passes can be scored with.
 * It may not carry the name of a preset: people compare chapters by that name.
 */
export function parseScorecard(value: unknown): ParsedScorecard {
  const problems: ScorecardProblem[] = [];
  const tell = (path: string, message: string): void => void problems.push({ path, message });
  if (!isFields(value)) {
    tell('', 'A scorecard is an object with name, version, validFrom, currency, metrics and lights.');
    return { ok: false, problems };
  }
  noOthers(value, ['name', 'version', 'validFrom', 'currency', 'metrics', 'lights'], '', tell);
  const { name, version, validFrom, currency = null, metrics, lights } = value;
  if (typeof name !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 60) {
    tell('name', 'The name has lower-case letters, digits and single hyphens, 60 at most.');
  } else if (SCORECARD_PRESETS.some((preset) => preset.name === name)) {
    tell('name', `"${name}" is the name of a table that comes with the product. Choose another name.`);
  }
  if (!Number.isInteger(version) || (version as number) < 1)
    tell('version', 'The version is a whole number from 1; a changed table gets the next one.');
  if (!isLocalDate(validFrom)) tell('validFrom', 'The first day it is valid is a date written as YYYY-MM-DD.');
  if (currency !== null && (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)))
    tell('currency', 'A currency is three capital letters (ISO 4217), such as EUR, or null.');
  const parsed = metricsOf(metrics, tell);
  if (parsed.some((metric) => metric.measure === 'closedBusiness') && currency === null)
    tell('currency', 'Bands of closed business need the currency of their amounts, such as EUR.');
  const limits = lightsOf(lights, parsed, tell);
  if (problems.length > 0 || !limits) return { ok: false, problems };
  const scorecard: Scorecard = {
    name: name as string,
    version: version as number,
    validFrom: validFrom as string,
    currency: currency as string | null,
    metrics: parsed,
    lights: limits,
  };
  return { ok: true, scorecard };
}

type Tell = (path: string, message: string) => void;

function noOthers(value: Fields, known: readonly string[], path: string, tell: Tell): void {
  for (const field of Object.keys(value)) {
    if (!known.includes(field))
      tell(path ? `${path}.${field}` : field, `There is no field "${field}" here; it can have ${known.join(', ')}.`);
  }
}

function metricsOf(value: unknown, tell: Tell): ScorecardMetric[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > MOST.metrics) {
    tell('metrics', `The metrics are a list of 1 to ${MOST.metrics}.`);
    return [];
  }
  const seen = new Set<Measure>();
  return value.flatMap((entry: unknown, at): ScorecardMetric[] => {
    const path = `metrics[${at}]`;
    if (!isFields(entry)) {
      tell(path, 'A metric is an object with measure, reads and bands.');
      return [];
    }
    noOthers(entry, ['measure', 'reads', 'perWeeks', 'bands', 'cost'], path, tell);
    const { reads, perWeeks, cost } = entry;
    const measure = MEASURES.find((candidate) => candidate === entry.measure);
    if (!measure) {
      tell(`${path}.measure`, `This measure is not known. Use one of ${MEASURES.join(', ')}.`);
      return [];
    }
    if (seen.has(measure))
      tell(`${path}.measure`, `"${measure}" stands in the table twice. Join its bands into one metric.`);
    seen.add(measure);
    if (!(READINGS as readonly unknown[]).includes(reads))
      tell(`${path}.reads`, `A metric reads a ${READINGS.join(', a ')}.`);
    else if ((reads === 'RATE') !== (measure === 'attendanceRate'))
      tell(`${path}.reads`, 'RATE is for attendanceRate and for nothing else.');
    if (perWeeks !== undefined && (reads !== 'PER_WEEK' || !isNumber(perWeeks) || perWeeks <= 0 || perWeeks > 104))
      tell(`${path}.perWeeks`, 'A number of weeks above 0, 104 at most, and only for PER_WEEK.');
    if (cost !== undefined) {
      if (isAttendance(measure)) tell(`${path}.cost`, 'Attendance cannot be bought back, so it has no cost.');
      else if (!isNumber(cost) || cost <= 0 || cost > MOST.cost || !isHundredths(cost))
        tell(`${path}.cost`, `A cost is above 0 and ${MOST.cost} at most, with two decimals at most.`);
    }
    const bands = bandsOf(entry.bands, isAttendance(measure), path, tell);
    return [
      {
        measure,
        reads: reads as Reading,
        bands,
        ...(perWeeks === undefined ? {} : { perWeeks: perWeeks as number }),
        ...(cost === undefined ? {} : { cost: cost as number }),
      },
    ];
  });
}

function bandsOf(value: unknown, attendance: boolean, metric: string, tell: Tell): Band[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > MOST.bands) {
    tell(`${metric}.bands`, `The bands are a list of 1 to ${MOST.bands}.`);
    return [];
  }
  return value.flatMap((entry: unknown, at): Band[] => {
    const path = `${metric}.bands[${at}]`;
    if (!isFields(entry)) {
      tell(path, 'A band is an object with points and one of atLeast, above, atMost.');
      return [];
    }
    noOthers(entry, [...LIMITS, 'points'], path, tell);
    const given = LIMITS.filter((limit) => entry[limit] !== undefined);
    const [limit] = given;
    if (given.length !== 1 || !limit) {
      tell(path, 'A band says exactly one of atLeast, above, atMost.');
      return [];
    }
    const limitAt = entry[limit];
    if (!isNumber(limitAt) || limitAt < 0 || limitAt > MOST.limit)
      tell(`${path}.${limit}`, 'A limit is a number from 0 to 1,000,000,000.');
    if (limit === 'atMost' && !attendance)
      tell(`${path}.atMost`, 'Only absences and lates are better when there are fewer; use atLeast or above here.');
    const { points } = entry;
    if (!Number.isInteger(points) || (points as number) < 0 || (points as number) > MOST.points)
      tell(`${path}.points`, `Points are a whole number from 0 to ${MOST.points}.`);
    return [{ [limit]: limitAt as number, points: points as number }];
  });
}

function lightsOf(value: unknown, metrics: readonly ScorecardMetric[], tell: Tell): Scorecard['lights'] | null {
  // The usual limits, when a table says nothing else.
  if (value === undefined) value = { green: 70, amber: 50, red: 30 };
  if (!isFields(value)) {
    tell('lights', 'The lights are an object with green, amber and red.');
    return null;
  }
  noOthers(value, ['green', 'amber', 'red'], 'lights', tell);
  const { green, amber, red } = value;
  if (!isNumber(green) || !isNumber(amber) || !isNumber(red) || !(green > amber && amber > red && red > 0)) {
    tell('lights', 'Green is above amber, amber above red, and red above 0, such as 70, 50 and 30.');
    return null;
  }
  let most = 0;
  for (const { bands } of metrics) most += Math.max(0, ...bands.map((band) => band.points));
  if (metrics.length > 0 && most < green)
    tell(
      'lights.green',
      `Nobody can reach ${green}: all metrics together give ${most} points. Lower it, or give more points.`,
    );
  return { green, amber, red };
}

const isHundredths = (value: number): boolean => Math.abs(100 * value - Math.round(100 * value)) < 1e-9;
