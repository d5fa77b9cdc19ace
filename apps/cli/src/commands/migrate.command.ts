import type { Command } from 'commander';
import type { Session } from '../support/io.js';
import type { MigrateOptions } from './migrate.run.js';

export function registerMigrate(program: Command, session: Session): void {
  program
    .command('migrate')
    .description('bring the database up to date, as its owner (DATABASE_OWNER_URL)')
    .option('--pending', 'only list the migrations that have not run; exit code 1 when there are any')
    .option('--check', 'only check that all have run and that the tables equal the entities; exit code 1 when not')
    .option('--down', 'take every migration back: removes all data (needs --yes)')
    .option('--yes', 'yes, remove all data')
    .option('--json', 'the answer as JSON')
    .addHelpText(
      'after',
      `
Two at once wait for each other. The queue's own tables are brought up to date too.

Examples:
  npm run -s chapterhouse -- migrate
  npm run -s chapterhouse -- migrate --check`,
    )
    .action(async (options: MigrateOptions) => {
      const { runMigrate } = await import('./migrate.run.js');
      session.exitCode = await runMigrate(session.io, options);
    });
}
