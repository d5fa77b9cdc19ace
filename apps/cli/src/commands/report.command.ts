import { type Command, Option } from 'commander';
import { localDate, slug } from '../support/arguments.js';
import { UsageError } from '../support/errors.js';
import type { Session } from '../support/io.js';
import type { ReportOptions } from './report.run.js';

/** The kinds as they are typed here; the library has the same list, and a test compares the two. */
export const REPORTS = [
  'chapter-summary',
  'attendance-sheet',
  'scorecards',
  'referral-matrix',
  'one-to-one-matrix',
  'combination-matrix',
  'member-review',
  'chapter-quarterly',
] as const;
export const FORMATS = ['text', 'pdf', 'xlsx', 'csv'] as const;

export function registerReport(program: Command, session: Session): void {
  program
    .command('report')
    .description('a report of a chapter, at the terminal or as a PDF, xlsx or CSV file')
    .argument('<kind>', REPORTS.join(', '), oneOf(REPORTS))
    .requiredOption('--chapter <slug>', 'short name of the chapter', slug)
    .option('--from <date>', 'first day; unless told 26 weeks before the last, 52 for a review', localDate)
    .option('--to <date>', 'last day; yesterday unless told, the last quarter’s for the quarterly', localDate)
    .option('--compare-from <date>', 'for matrices: first day of a time to compare with', localDate)
    .option('--compare-to <date>', 'last day of it', localDate)
    .option('--member <name>', 'for a member review: about whom')
    .addOption(new Option('--format <format>', 'how it is written').choices(FORMATS).default('text'))
    .addOption(new Option('--language <language>', 'the chapter’s own unless told').choices(['en', 'de']))
    .option('--out <file>', 'where to write it instead of the terminal')
    .addHelpText(
      'after',
      `
The same reports as the web app's and the API's. Both days count. Scorecards and reviews read the weeks that were kept;
"weekly" computes them.

Examples:
  npm run -s chapterhouse -- report chapter-summary --chapter harbour-lights --from 2026-05-18 --to 2026-11-15
  npm run -s chapterhouse -- report referral-matrix --chapter harbour-lights --to 2026-11-15 \\
    --compare-from 2025-11-17 --compare-to 2026-05-17 --format pdf --out matrix.pdf
  npm run -s chapterhouse -- report member-review --chapter harbour-lights --member "Keiko Ivanko" --format pdf --out keiko.pdf`,
    )
    .action(async (kind: string, options: ReportOptions) => {
      checkOptions(kind, options, Boolean((session.io.stdout as { isTTY?: boolean }).isTTY));
      const { runReport } = await import('./report.run.js');
      session.exitCode = await runReport(session.io, kind, options);
    });
}

const oneOf =
  (known: readonly string[]) =>
  (value: string): string => {
    if (known.includes(value)) return value;
    throw new UsageError(`There is no report "${value}". There are ${known.join(', ')}.`);
  };

/** What the options cannot say to each other. @throws UsageError naming the option and the remedy. */
function checkOptions(kind: string, options: ReportOptions, terminal: boolean): void {
  const { member, compareFrom, compareTo, format, out } = options;
  if (kind === 'member-review' && !member)
    throw new UsageError('A member review is about one member: add --member "<name>".');
  if (kind !== 'member-review' && member) {
    throw new UsageError(`--member is for a member review. Leave it out of ${kind}, or ask for member-review.`);
  }
  if (Boolean(compareFrom) !== Boolean(compareTo)) {
    throw new UsageError('A comparison needs a first and a last day: give both --compare-from and --compare-to.');
  }
  if (compareFrom && !kind.endsWith('-matrix')) {
    throw new UsageError('Only matrices are compared with an earlier time. Leave --compare-from and --compare-to out.');
  }
  if (!out && terminal && (format === 'pdf' || format === 'xlsx')) {
    throw new UsageError(`A ${format} file is nothing for a terminal: add --out <file>, or send the output into one.`);
  }
}
