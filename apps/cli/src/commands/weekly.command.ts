import type { Command } from 'commander';
import { localDate, slug } from '../support/arguments.js';
import { UsageError } from '../support/errors.js';
import type { Session } from '../support/io.js';
import type { WeeklyOptions } from './weekly.run.js';

export function registerWeekly(program: Command, session: Session): void {
  program
    .command('weekly')
    .description('run the week of a chapter, or of all: compute the figures, keep them, mail the letters')
    .argument('[chapter-slug]', 'short name of the chapter', slug)
    .option('--all', 'every chapter')
    .requiredOption('--as-of <date>', 'the day of the run: it looks back from there (YYYY-MM-DD)', localDate)
    .option('--no-mail', 'compute and keep the figures only')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      `
The same code as the worker's, and the command waits until it is done. Running a week twice computes it anew, and mails
nothing twice.

Examples:
  npm run -s chapterhouse -- weekly harbour-lights --as-of 2026-11-16
  npm run -s chapterhouse -- weekly --all --as-of 2026-11-16 --no-mail`,
    )
    .action(async (chapter: string | undefined, options: WeeklyOptions) => {
      if (Boolean(chapter) === Boolean(options.all))
        throw new UsageError('Name one chapter, or say --all: weekly <chapter-slug | --all> --as-of YYYY-MM-DD');
      const { runWeekly } = await import('./weekly.run.js');
      session.exitCode = await runWeekly(session.io, chapter ?? null, options);
    });
}
