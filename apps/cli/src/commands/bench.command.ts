import type { Command } from 'commander';
import { localDate, wholeNumber } from '../support/arguments.js';
import type { Session } from '../support/io.js';
import type { BenchWeeklyOptions } from './bench-weekly.run.js';

export function registerBench(program: Command, session: Session): void {
  const bench = program.command('bench').description('measure; prints ratios of one run, since absolutes mean little');
  bench
    .command('weekly')
    .description('the week of all chapters against the same counting as plain SQL; exit code 1 above a ratio of 3')
    .option('--chapters <n>', 'chapters of the scratch database', wholeNumber(1, 20_000), 500)
    .option('--members <n>', 'active members of each', wholeNumber(2, 100), 31)
    .option('--weeks <n>', 'weeks of history', wholeNumber(1, 520), 52)
    .option('--rounds <n>', 'rounds, alternating; the median counts', wholeNumber(1, 99), 3)
    .option('--as-of <date>', 'the day of the run', localDate, '2026-11-16')
    .option('--json', 'the figures as JSON')
    .addHelpText(
      'after',
      `
A scratch database beside the real one is seeded when it is missing, and kept for the next time.

Example:
  npm run bench -- weekly --chapters 100`,
    )
    .action(async (options: BenchWeeklyOptions) => {
      const { runBenchWeekly } = await import('./bench-weekly.run.js');
      session.exitCode = await runBenchWeekly(session.io, options);
    });
}
