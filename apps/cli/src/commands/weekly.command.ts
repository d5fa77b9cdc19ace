import type { Command } from 'commander';
import { localDate, slug } from '../support/arguments.js';
import { UsageError } from '../support/errors.js';
import type { Session } from '../support/io.js';

interface Options {
  all?: true;
  chapter?: string;
  asOf?: string;
  from?: string;
  to?: string;
  mail: boolean;
  json?: true;
}

export function registerWeekly(program: Command, session: Session): void {
  program
    .command('weekly')
    .description('run the week of a chapter, or of all: compute the figures, keep them, mail the letters')
    .argument('[chapter-slug]', 'short name of the chapter', slug)
    .option('--chapter <slug>', 'the same, as an option', slug)
    .option('--all', 'every chapter')
    .option('--as-of <date>', 'the day of the run: it looks back from there (YYYY-MM-DD)', localDate)
    .option('--no-mail', 'compute and keep the figures, mail nothing')
    .option('--from <date>', 'fill in history from this day on: one week after the other, figures only', localDate)
    .option('--to <date>', 'up to this day', localDate)
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      `
The same code as the worker's, and the command waits until it is done. Running a week twice computes it anew, and mails
nothing twice.

--from and --to are for imported history: they keep one week after the other, oldest first, each on the weekday of the
chapter's letters and not before its first member joined, so that trends have something to show. Nobody is mailed or asked
anything, and nothing is drafted. All chapters unless one is named; weeks that are kept already are brought up to date.

Examples:
  npm run -s chapterhouse -- weekly harbour-lights --as-of 2026-11-16
  npm run -s chapterhouse -- weekly --all --as-of 2026-11-16 --no-mail
  npm run -s chapterhouse -- weekly --chapter harbour-lights --from 2025-11-17 --to 2026-11-16`,
    )
    .action(async (named: string | undefined, options: Options) => {
      const { from, to, asOf, mail, json } = options;
      if (named && options.chapter && named !== options.chapter)
        throw new UsageError(`Name one chapter: ${named} or ${options.chapter}.`);
      const chapter = named ?? options.chapter ?? null;
      const out = json && { json };
      if (from !== undefined || to !== undefined) {
        if (from === undefined || to === undefined || asOf !== undefined || (chapter !== null && options.all))
          throw new UsageError(
            'History is filled in between two days: weekly [chapter-slug | --all] --from YYYY-MM-DD --to YYYY-MM-DD',
          );
        const { runBackfill } = await import('./weekly-backfill.run.js');
        session.exitCode = await runBackfill(session.io, chapter, { from, to, ...out });
        return;
      }
      if (Boolean(chapter) === Boolean(options.all) || asOf === undefined)
        throw new UsageError('Name one chapter, or say --all: weekly <chapter-slug | --all> --as-of YYYY-MM-DD');
      const { runWeekly } = await import('./weekly.run.js');
      session.exitCode = await runWeekly(session.io, chapter, { asOf, mail, ...out });
    });
}
