import { AccountsModule, AccountService, SignInMailer } from '@chapterhouse/accounts';
import { readConfig } from '@chapterhouse/platform';
import { NoMailer } from '../commands/account.run.js';
import { withFeatures } from '../support/context.js';
import type { Environment } from './engines.js';
import { samplePeople } from './sample.js';

/** Who runs a trial installation; made up, as the people of the sample chapter are. */
const OPERATOR = { email: 'operator@example.com', name: 'Operator' };
const QUEUES = '/operator/queues';

/** People of the sample chapter, each with a link that signs them in once, and the operator of a trial; nobody without the sample chapter. */
export async function signInLinks(env: Environment): Promise<[string, string][]> {
  const people = env['DATABASE_OWNER_URL'] ? await samplePeople(env['DATABASE_OWNER_URL']) : [];
  if (people.length === 0) return [];
  const accounts = AccountsModule.forRoot({ mailer: { provide: SignInMailer, useClass: NoMailer } });
  return withFeatures(readConfig({ ...env, LOG_LEVEL: 'silent' }), [accounts], async (app) => {
    const links: [string, string][] = [];
    for (const { name, seat, chapter, email } of people)
      links.push([`${name}, ${seat} of ${chapter}`, await app.get(AccountService).signInLink(email, '/')]);
    // An operator of a real installation is named by a command, not by starting it.
    if (env['NODE_ENV'] !== 'production') {
      const service = app.get(AccountService);
      await service.invite(OPERATOR);
      await service.makeOperator(OPERATOR.email);
      links.push(['Operator, with the queues', await service.signInLink(OPERATOR.email, QUEUES)]);
    }
    return links;
  });
}
