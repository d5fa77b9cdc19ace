import { count, duration, table } from '../support/table.js';

/** One round: the week with everything on, its figures alone, and the plain counting, one after the other. */
export interface Round {
  readonly weekMs: number;
  readonly figuresMs: number;
  readonly plainMs: number;
  /** Of the processes that computed, without PostgreSQL. */
  readonly weekCpuMs: number;
  readonly figuresCpuMs: number;
}

export interface Measured {
  readonly rounds: readonly Round[];
  /** Of the process that computed the weeks with everything on. */
  readonly peakMemoryMiB: number;
  /** Of the process that computed the figures alone. */
  readonly figuresPeakMemoryMiB: number;
}

/** Medians over the rounds; a ratio is the median of the rounds' ratios. */
export type Summary = Round & {
  /** Week ÷ plain SQL, and the most it may be. */
  readonly ratio: number;
  readonly limit: number;
  /** Week ÷ its figures alone, in time and memory, and the most either may be. */
  readonly figuresRatio: number;
  readonly memoryRatio: number;
  readonly figuresLimit: number;
};

/** The week may take at most so many times as long as the counting alone … */
const LIMIT = 3;
/**
 * … and so many times the time and memory of a week without scorecards, tune-up, one-to-ones and what follows from them. The
 * goal is one and a half times the week from before there were any; its figures take three quarters of that now, so it is twice
 * what they take.
 */
const FIGURES_LIMIT = 2;

export function summaryOf({ rounds, peakMemoryMiB, figuresPeakMemoryMiB }: Measured): Summary {
  const of = (value: (round: Round) => number): number => median(rounds.map(value));
  return {
    weekMs: of((round) => round.weekMs),
    figuresMs: of((round) => round.figuresMs),
    plainMs: of((round) => round.plainMs),
    weekCpuMs: of((round) => round.weekCpuMs),
    figuresCpuMs: of((round) => round.figuresCpuMs),
    ratio: of((round) => round.weekMs / round.plainMs),
    limit: LIMIT,
    figuresRatio: of((round) => round.weekMs / round.figuresMs),
    memoryRatio: peakMemoryMiB / figuresPeakMemoryMiB,
    figuresLimit: FIGURES_LIMIT,
  };
}

export const isWithinLimits = (summary: Summary): boolean =>
  summary.ratio <= summary.limit &&
  summary.figuresRatio <= summary.figuresLimit &&
  summary.memoryRatio <= summary.figuresLimit;

export function benchText(
  { chapters, members, weeks, asOf }: { chapters: number; members: number; weeks: number; asOf: string },
  measured: Measured,
): string {
  const summary = summaryOf(measured);
  const row = (name: string, { weekMs, figuresMs, plainMs }: Round, ratio: number, figuresRatio: number): string[] => [
    ...[name, duration(weekMs), duration(figuresMs), duration(plainMs)],
    ...[figuresRatio.toFixed(2), ratio.toFixed(2)],
  ];
  return [
    `The week of ${asOf} for ${count(chapters, 'chapter')} of ${members} members, ${weeks} weeks of history`,
    table(
      [
        ['', 'Week', 'Figures alone', 'Plain SQL', 'Week ÷ figures', 'Week ÷ plain'],
        ...measured.rounds.map((r, i) => row(`round ${i + 1}`, r, r.weekMs / r.plainMs, r.weekMs / r.figuresMs)),
        row('median', summary, summary.ratio, summary.figuresRatio),
      ],
      ['left', 'right', 'right', 'right', 'right', 'right'],
    ),
    `Processor time of the week's process: ${duration(summary.weekCpuMs)}, for the figures alone ${duration(summary.figuresCpuMs)}.`,
    `Peak memory of the week's process: ${measured.peakMemoryMiB} MiB, for the figures alone ${measured.figuresPeakMemoryMiB} MiB, ratio ${summary.memoryRatio.toFixed(2)}.`,
    `Week ÷ plain SQL may be at most ${LIMIT}; week ÷ figures alone at most ${FIGURES_LIMIT}, in time and memory.`,
  ].join('\n');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
