import type { Command } from 'commander';
import type { Session } from '../support/io.js';
import type { SampleOptions } from './sample.run.js';

export function registerSample(program: Command, session: Session): void {
  program
    .command('sample')
    .description('create the sample chapter “Harbour Lights” from its files, when the database holds no chapter yet')
    .option('--letters', 'also run its week and mail the letters')
    .option('--json', 'the answer as JSON')
    .addHelpText(
      'after',
      `
With --letters the week of 2026-11-16 is run and mailed, also when the sample chapter is there already.

Example:
  npm run -s chapterhouse -- sample --letters`,
    )
    .action(async (options: SampleOptions) => {
      const { runSample } = await import('./sample.run.js');
      session.exitCode = await runSample(session.io, options);
    });
}
