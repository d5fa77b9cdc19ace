import type { Command } from 'commander';
import { localDate, slug } from '../support/arguments.js';
import type { Session } from '../support/io.js';
import type { StatsOptions } from './stats.run.js';

export function registerStats(program: Command, session: Session): void {
  program
    .command('stats')
    .description('the figures of a chapter and of each of its members')
    .argument('<chapter-slug>', 'short name of the chapter', slug)
    .requiredOption('--as-of <date>', 'looks back from this date, and never at it (YYYY-MM-DD)', localDate)
    .option('--growth', 'what helps each member: score, tune-up, next one-to-ones; and the week’s rota')
    .option('--json', 'every figure as JSON, people by name')
    .addHelpText(
      'after',
      `
The figures are computed anew from what is recorded; nothing is saved and nothing is mailed.
What colleagues answered in confidence is never among them.

Examples:
  npm run -s chapterhouse -- stats harbour-lights --as-of 2026-11-16
  npm run -s chapterhouse -- stats harbour-lights --as-of 2026-11-16 --growth
  npm run -s chapterhouse -- stats harbour-lights --as-of 2026-11-16 --json > figures.json`,
    )
    .action(async (chapter: string, options: StatsOptions) => {
      const { runStats } = await import('./stats.run.js');
      session.exitCode = await runStats(session.io, chapter, options);
    });
}
