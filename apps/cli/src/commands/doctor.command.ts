import type { Command } from 'commander';
import type { Session } from '../support/io.js';
import type { DoctorOptions } from './doctor.run.js';

export function registerDoctor(program: Command, session: Session): void {
  program
    .command('doctor')
    .description('look over settings, engines, migrations, queue, mail and clock; exit code 1 when something is wrong')
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      `
Nothing is changed. Every finding that is not fine says what helps.

Example:
  npm run -s chapterhouse -- doctor`,
    )
    .action(async (options: DoctorOptions) => {
      const { runDoctor } = await import('./doctor.run.js');
      session.exitCode = await runDoctor(session.io, options);
    });
}
