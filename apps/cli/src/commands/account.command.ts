import { type Command, Option } from 'commander';
import { slug } from '../support/arguments.js';
import type { Session } from '../support/io.js';
import type { AccountAction, AccountOptions } from './account.run.js';

export function registerAccount(program: Command, session: Session): void {
  const account = program.command('account').description('invite people, make admins, get a sign-in link');
  const run = (action: AccountAction) => async (email: string, options: AccountOptions) => {
    const { runAccount } = await import('./account.run.js');
    session.exitCode = await runAccount(session.io, action, email, options);
  };
  const example = (command: string): string => `\nExample:\n  npm run -s chapterhouse -- account ${command}`;
  const add = (name: AccountAction, description: string): Command =>
    account.command(name).description(description).argument('<email>', 'e-mail address of the account');

  add('invite', 'make an account, or find the one that is there')
    .option('--name <name>', 'name of the person (default: the address)')
    .option('--json', 'the answer as JSON')
    .addHelpText('after', example('invite ada@example.com --name "Ada Brandt"'))
    .action(run('invite'));
  add('make-operator', 'let somebody look after this installation: queues and admins, no chapter')
    .option('--revoke', 'take it back')
    .option('--json', 'the answer as JSON')
    .addHelpText('after', example('make-operator ada@example.com'))
    .action(run('make-operator'));
  add('make-staff', 'make somebody region director or organisation admin')
    .addOption(
      new Option('--role <role>', 'which of the two')
        .choices(['REGION_DIRECTOR', 'ORGANISATION_ADMIN'])
        .makeOptionMandatory(),
    )
    .requiredOption('--organisation <slug>', 'short name of the organisation', slug)
    .option('--region <name>', 'name of the region, for a region director')
    .option('--json', 'the answer as JSON')
    .addHelpText(
      'after',
      example(
        'make-staff ada@example.com --role REGION_DIRECTOR --organisation my-organisation --region "North Shore"',
      ),
    )
    .action(run('make-staff'));
  add('sign-in-link', 'print a link that signs the person in, once')
    .option('--path <path>', 'where it leads', '/')
    .option('--json', 'the answer as JSON')
    .addHelpText('after', example('sign-in-link ada@example.com'))
    .action(run('sign-in-link'));
}
