import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Response } from 'supertest';
import { AccountService, RATE_RULES, type RateRules } from '@chapterhouse/accounts';
import { type Clock, createLogger, type Logger, readConfig } from '@chapterhouse/platform';
import { type Mailbox, startMailbox, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { createApp } from '../create-app.js';

export const PUBLIC_URL = 'http://chapterhouse.test';
export const AUTH_SECRET = 'test secret '.repeat(4);

/** What stands in for a person at the keyboard: cookies, or a token. */
export interface As {
  readonly cookie?: string;
  readonly token?: string;
}
export interface GraphqlAnswer {
  status: number;
  data: Record<string, never> | null;
  errors: { message: string; path?: string[]; extensions: { code: string; field?: string } }[];
  response: Response;
}

export interface TestApi {
  app: NestExpressApplication;
  db: TestDatabase;
  mailbox: Mailbox;
  /** Signs somebody in by a real link and answers with their cookie. */
  signIn(accountId: string | null): Promise<As>;
  gql(query: string, variables?: object, as?: As): Promise<GraphqlAnswer>;
  /** As `gql`, for what must work: throws with the errors when there are any. */
  ok<T = never>(query: string, variables?: object, as?: As): Promise<T>;
  http(): ReturnType<typeof request>;
  close(): Promise<void>;
}

export interface TestApiOptions {
  clock?: Clock;
  rateRules?: Partial<RateRules>;
  env?: Record<string, string>;
  logger?: Logger;
  webFolder?: string;
}

const GENEROUS: RateRules = { ...RATE_RULES, write: { points: 10_000, seconds: 60 } };

/** The whole API over a database of its own and a real SMTP server. */
export async function testApi({
  clock,
  rateRules = {},
  env = {},
  logger,
  webFolder,
}: TestApiOptions = {}): Promise<TestApi> {
  const db = await testDatabase();
  const mailbox = await startMailbox();
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: db.appUrl,
    DATABASE_POOL_SIZE: '4',
    SMTP_URL: mailbox.url,
    PUBLIC_URL,
    AUTH_SECRET,
    LOG_LEVEL: 'silent',
    ...env,
  });
  const app = await createApp({
    config,
    logger: logger ?? createLogger('api', config.LOG_LEVEL),
    rateRules: { ...GENEROUS, ...rateRules },
    ...(clock ? { clock } : {}),
    ...(webFolder ? { webFolder } : {}),
  });
  await app.init();
  const http = (): ReturnType<typeof request> => request(app.getHttpServer());

  const gql = async (query: string, variables: object = {}, as: As = {}): Promise<GraphqlAnswer> => {
    let asked = http().post('/graphql').set('origin', PUBLIC_URL);
    if (as.cookie) asked = asked.set('cookie', as.cookie);
    if (as.token) asked = asked.set('authorization', `Bearer ${as.token}`);
    const response = await asked.send({ query, variables });
    const body = response.body as { data?: GraphqlAnswer['data']; errors?: GraphqlAnswer['errors'] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [], response };
  };

  return {
    app,
    db,
    mailbox,
    gql,
    http,
    ok: async <T>(query: string, variables?: object, as?: As): Promise<T> => {
      const { data, errors } = await gql(query, variables, as);
      if (errors.length > 0 || !data) throw new Error(`the operation failed: ${JSON.stringify(errors)}`);
      return data as T;
    },
    signIn: async (accountId) => {
      const [account] = await db.sql<{ email: string }>('select email from account where id = $1', [accountId]);
      if (!account) throw new Error('somebody without an account cannot sign in');
      const link = new URL(await app.get(AccountService).signInLink(account.email));
      const pressed = await http().post(`${link.pathname}${link.search}`).set('origin', PUBLIC_URL);
      return { cookie: cookieOf(pressed) };
    },
    close: async () => {
      await app.close();
      await mailbox.close();
      await db.close();
    },
  };
}

export function cookieOf(response: Response): string {
  const set = (response.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
  return set.map((c) => c.split(';')[0]).join('; ');
}
