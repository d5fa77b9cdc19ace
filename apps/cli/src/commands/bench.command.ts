import type { Command } from 'commander';
import { localDate, wholeNumber } from '../support/arguments.js';
import type { Session } from '../support/io.js';
import type { BenchWeeklyOptions } from './bench-weekly.run.js';

export function registerBench(program: Command, session: Session): void {
  const bench = program.command('bench').description('measure; prints ratios of one run, since absolutes mean little');
  bench
    .command('weekly')
    .description(
      'the week of all chapters against its figures alone, and against plain SQL; exit code 1 above the limits',
    )
    .option('--chapters <n>', 'chapters of the scratch database', wholeNumber(1, 20_000), 500)
    .option('--members <n>', 'active members of each', wholeNumber(2, 100), 31)
    .option('--weeks <n>', 'weeks of history', wholeNumber(1, 520), 52)
    .option('--rounds <n>', 'rounds, alternating; the median counts', wholeNumber(1, 99), 3)
    .option('--as-of <date>', 'the day of the run', localDate, '2026-11-16')
    .option('--json', 'the figures as JSON')
    .addHelpText(
      'after',
      `
Three things take turns: the week with everything on, its figures alone (no scorecards, tune-up, one-to-ones, nor what
follows from them; the measure of what those cost), and the same counting as plain SQL. The first two have a process each,
so that the memory is their own.

A scratch database beside the real one is seeded when it is missing, and kept for the next time.

Example:
  npm run bench -- weekly --chapters 100`,
    )
    .action(async (options: BenchWeeklyOptions) => {
      const { runBenchWeekly } = await import('./bench-weekly.run.js');
      session.exitCode = await runBenchWeekly(session.io, options);
    });
  bench
    .command('week-process', { hidden: true })
    .description('computes weeks when the process that measures asks for them; not for people')
    .addHelpText('after', '\nExample:\n  npm run bench -- weekly')
    .action(async () => {
      const { runWeekProcess } = await import('../bench/week-process.run.js');
      session.exitCode = await runWeekProcess(session.io);
    });
}
