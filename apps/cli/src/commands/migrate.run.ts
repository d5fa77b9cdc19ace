import { migrateDown, pendingMigrations, schemaDrift } from '@chapterhouse/database';
import { hasQueue, migrate, ownerUrlOf, withEngines } from '../support/engines.js';
import { UsageError } from '../support/errors.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson } from '../support/io.js';
import { count, indent } from '../support/table.js';

export interface MigrateOptions {
  check?: true;
  pending?: true;
  down?: true;
  yes?: true;
  json?: true;
}

export function runMigrate(io: Io, options: MigrateOptions): Promise<number> {
  if ([options.check, options.pending, options.down].filter(Boolean).length > 1)
    throw new UsageError('--check, --pending and --down exclude each other; choose one.');
  if (options.down && !options.yes)
    throw new UsageError(
      'migrate --down removes every chapter, member and slip. Add --yes when that is what you want.',
    );
  const answer = (json: unknown, text: string): void => (options.json ? printJson(io, json) : print(io, text));

  return withEngines(io, { migrations: 'leave' }, async (engines) => {
    const ownerUrl = ownerUrlOf(engines, 'migrate');
    if (options.down) {
      const takenBack = await migrateDown(ownerUrl);
      answer({ takenBack }, `${count(takenBack, 'migration')} taken back.`);
      return EXIT.ok;
    }
    if (options.pending) {
      const pending = await pendingMigrations(ownerUrl);
      answer({ pending }, pending.length ? `To be run:\n${indent(pending.join('\n'))}` : 'Nothing to be run.');
      return pending.length ? EXIT.failed : EXIT.ok;
    }
    if (options.check) {
      const pending = await pendingMigrations(ownerUrl);
      const drift = pending.length ? [] : await schemaDrift(ownerUrl);
      const queue = await hasQueue(ownerUrl);
      const problems = [
        ...pending.map((name) => `migration ${name} has not run; run: chapterhouse migrate`),
        ...drift.map((sql) => `the tables differ from the entities; a migration is missing: ${sql}`),
        ...(queue ? [] : ['the tables of the queue are missing; run: chapterhouse migrate']),
      ];
      answer({ pending, drift, queue }, problems.length ? problems.join('\n') : 'The database is up to date.');
      return problems.length ? EXIT.failed : EXIT.ok;
    }
    const ran = await migrate(ownerUrl, engines.config.DATABASE_URL);
    const what = ran.length ? `${count(ran.length, 'migration')} ran:\n${indent(ran.join('\n'))}` : 'Nothing to do';
    answer({ ran }, ran.length ? what : `${what}: the database is up to date.`);
    return EXIT.ok;
  });
}
