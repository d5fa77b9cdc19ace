import { AccountService, AccountsModule, SignInMailer } from '@chapterhouse/accounts';
import { withFeatures } from '../support/context.js';
import { withEngines } from '../support/engines.js';
import { FailedError, UsageError } from '../support/errors.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson } from '../support/io.js';

export type AccountAction = 'invite' | 'make-operator' | 'make-staff' | 'sign-in-link';

export interface AccountOptions {
  name?: string;
  revoke?: true;
  role?: 'REGION_DIRECTOR' | 'ORGANISATION_ADMIN';
  organisation?: string;
  region?: string;
  path?: string;
  json?: true;
}

/** Links are printed here, never mailed. */
export class NoMailer extends SignInMailer {
  override send(): Promise<void> {
    return Promise.reject(new Error('the command line mails no sign-in links'));
  }
}

export function runAccount(io: Io, action: AccountAction, email: string, options: AccountOptions): Promise<number> {
  if (action === 'make-staff' && options.role === 'REGION_DIRECTOR' && !options.region)
    throw new UsageError('A region director needs --region with the name of the region.');
  if (action === 'make-staff' && options.role === 'ORGANISATION_ADMIN' && options.region)
    throw new UsageError('An organisation admin is for all regions: leave --region out.');
  return withEngines(io, {}, ({ config }) =>
    withFeatures(
      config,
      [AccountsModule.forRoot({ mailer: { provide: SignInMailer, useClass: NoMailer } })],
      async (app) => {
        const answer = await act(app.get(AccountService), action, email, options).catch((error: unknown) => {
          throw explain(error, email, options);
        });
        if (options.json) printJson(io, answer.json);
        else print(io, answer.text);
        return EXIT.ok;
      },
    ),
  );
}

interface Answer {
  json: unknown;
  text: string;
}

async function act(
  accounts: AccountService,
  action: AccountAction,
  email: string,
  options: AccountOptions,
): Promise<Answer> {
  switch (action) {
    case 'invite': {
      const account = await accounts.invite({ email, name: options.name ?? '' });
      return {
        json: account,
        text: `${account.name} <${account.email}> has an account. To sign in: chapterhouse account sign-in-link ${account.email}`,
      };
    }
    case 'make-operator': {
      const account = await accounts.makeOperator(email, !options.revoke);
      return {
        json: account,
        text: `${account.email} is ${account.isOperator ? 'now' : 'no longer'} an operator of this installation.`,
      };
    }
    case 'make-staff': {
      const { role = 'ORGANISATION_ADMIN', organisation = '', region } = options;
      await accounts.makeStaff({ email, role, organisationSlug: organisation, regionName: region ?? null });
      const account = await accounts.find(email);
      return {
        json: { ...account, role, organisation, region: region ?? null },
        text: `${account.email} is ${role === 'REGION_DIRECTOR' ? `director of ${region} in` : 'admin of'} ${organisation}.`,
      };
    }
    case 'sign-in-link': {
      const link = await accounts.signInLink(email, options.path ?? '/');
      return { json: { email, link }, text: link };
    }
  }
}

/** "Not there, or not yours" is for the outside; the operator may know which. */
function explain(error: unknown, email: string, options: AccountOptions): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'NOT_FOUND')) return error;
  const what = /this (\w+)/i.exec(error.message)?.[1];
  if (what === 'organisation') return new FailedError(`There is no organisation "${options.organisation}".`);
  if (what === 'region')
    return new FailedError(`The organisation "${options.organisation}" has no region "${options.region}".`);
  return new FailedError(
    `There is no account for ${email}. Make one first: chapterhouse account invite ${email} --name "…"`,
  );
}
