import type { Command } from 'commander';
import { currency, locale, slug, timeZone, uuid } from '../support/arguments.js';
import { UsageError } from '../support/errors.js';
import type { Session } from '../support/io.js';
import type { ImportOptions } from './import.run.js';

export function registerImport(program: Command, session: Session): void {
  program
    .command('import')
    .description('read a leader’s files into a chapter: shows what would change, then applies it')
    .argument('<chapter-slug>', 'short name of the chapter', slug)
    .argument('[files...]', 'files (.xls, .xlsx, .csv), or folders that hold them')
    .option('--create', 'create the chapter first when it is not there (needs --name, --time-zone and --currency)')
    .option('--name <name>', 'with --create: its name')
    .option('--time-zone <zone>', 'with --create: its IANA time zone, such as Europe/Dublin', timeZone)
    .option('--currency <code>', 'with --create: its currency, such as EUR', currency)
    .option('--locale <tag>', 'with --create: how dates, numbers and money are written, such as en-GB', locale)
    .option('--organisation <name>', 'with --create: the organisation it belongs to (made when new)')
    .option('--region <name>', 'with --create: the region it belongs to (made when new)')
    .option('--create-members', 'names that nobody has become new members: for a first import without a roster')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--undo <import-id>', 'take an import back', uuid)
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      `
Known files: slips audits, chapter summaries, roster, membership length, contacts.csv. Importing the same files again
changes nothing; a newer file of a meeting replaces that meeting. Names that fit nobody exactly are asked for on a
terminal, and listed as problems otherwise. With problems nothing is applied and the exit code is 1.

Examples:
  npm run -s chapterhouse -- import harbour-lights ./exports --create --name "Harbour Lights" \\
    --time-zone Europe/Dublin --currency EUR
  npm run -s chapterhouse -- import harbour-lights slips.xls summary.xls --dry-run
  npm run -s chapterhouse -- import harbour-lights --undo 01999999-0000-7000-8000-000000000000`,
    )
    .action(async (chapter: string, files: string[], options: ImportOptions) => {
      checkUse(files, options);
      const { runImport } = await import('./import.run.js');
      session.exitCode = await runImport(session.io, chapter, files, options);
    });
}

function checkUse(files: readonly string[], options: ImportOptions): void {
  const { undo, create, createMembers, dryRun } = options;
  if (undo && (files.length > 0 || create || createMembers || dryRun))
    throw new UsageError(
      '--undo takes back a whole import: name no files with it, and none of --create, --create-members and --dry-run.',
    );
  if (!undo && files.length === 0)
    throw new UsageError(
      'Name the files to import, or a folder that holds them: import <chapter-slug> <files or folder…>',
    );
  const missing = [
    ...(options.name ? [] : ['--name']),
    ...(options.timeZone ? [] : ['--time-zone']),
    ...(options.currency ? [] : ['--currency']),
  ];
  if (create && missing.length > 0) throw new UsageError(`--create also needs ${missing.join(', ')}.`);
  const stray = (['name', 'timeZone', 'currency', 'locale', 'organisation', 'region'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (!create && stray)
    throw new UsageError(
      `--${stray === 'timeZone' ? 'time-zone' : stray} describes a chapter that is created; add --create.`,
    );
}
