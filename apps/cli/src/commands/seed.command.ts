import type { Command } from 'commander';
import { localDate, wholeNumber } from '../support/arguments.js';
import type { Session } from '../support/io.js';
import type { SeedCommandOptions } from './seed.run.js';

export function registerSeed(program: Command, session: Session): void {
  program
    .command('seed')
    .description('fill the database with made-up chapters, for demos and load tests (as the owner of the tables)')
    .requiredOption('--chapters <n>', 'how many chapters', wholeNumber(1, 20_000))
    .requiredOption('--members <n>', 'active members of each', wholeNumber(2, 100))
    .requiredOption('--weeks <n>', 'weeks of history', wholeNumber(1, 520))
    .option('--referrals-per-year <n>', 'mean referrals that a member gives', wholeNumber(0, 500), 48)
    .option('--seed <n>', 'the same seed makes the same chapters', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--as-of <date>', 'the history ends the day before (default: today)', localDate)
    .option('--json', 'the answer as JSON')
    .addHelpText(
      'after',
      `
The chapters are marked as sample data. The same seed cannot be used twice in one database.

Example:
  npm run -s chapterhouse -- seed --chapters 20 --members 31 --weeks 52`,
    )
    .action(async (options: SeedCommandOptions) => {
      const { runSeed } = await import('./seed.run.js');
      session.exitCode = await runSeed(session.io, options);
    });
}
