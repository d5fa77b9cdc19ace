import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { type ApiTokenEntity, DatabaseModule } from '@chapterhouse/database';
import { type AccountActor, type Config, PlatformModule, readConfig } from '@chapterhouse/platform';
import { fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { AccountService } from './account.service.js';
import { AccountsModule } from './accounts.module.js';
import { ActorService } from './actor.service.js';
import { ApiTokenService, type NewApiToken } from './api-token.service.js';
import { CLIENT_IP_HEADER } from './auth.js';
import { RATE_RULES } from './rate-limits.js';
import { type SignInLetter, SignInMailer } from './sign-in-mailer.js';
import { type SignedIn, SignInService } from './sign-in.service.js';

class Outbox extends SignInMailer {
  readonly letters: SignInLetter[] = [];
  override send(letter: SignInLetter): Promise<void> {
    this.letters.push(letter);
    return Promise.resolve();
  }
}

const PUBLIC = 'http://chapterhouse.test';
const GOOD = 'a long enough secret';

describe('accounts', () => {
  let db: TestDatabase;
  let app: TestingModule;
  let signIn: SignInService;
  let accounts: AccountService;
  let tokens: ApiTokenService;
  let actors: ActorService;
  const outbox = new Outbox();

  const start = async (clock = fixedClock(), rateRules = RATE_RULES): Promise<TestingModule> => {
    const config: Config = readConfig({
      DATABASE_URL: db.appUrl,
      SMTP_URL: 'smtp://127.0.0.1:1',
      PUBLIC_URL: PUBLIC,
      AUTH_SECRET: 'x'.repeat(40),
      LOG_LEVEL: 'silent',
      NODE_ENV: 'test',
    });
    const module = await Test.createTestingModule({
      imports: [
        PlatformModule.forRoot(config, clock),
        DatabaseModule,
        AccountsModule.forRoot({ mailer: { provide: SignInMailer, useValue: outbox }, rateRules }),
      ],
    }).compile();
    return module.init();
  };

  beforeAll(async () => {
    db = await testDatabase();
    app = await start(fixedClock(new Date().toISOString()));
    signIn = app.get(SignInService);
    accounts = app.get(AccountService);
    tokens = app.get(ApiTokenService);
    actors = app.get(ActorService);
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });
  beforeEach(() => {
    outbox.letters.length = 0;
  });

  const key = (): string => randomUUID();
  const create = async (
    actor: AccountActor,
    request: NewApiToken,
  ): Promise<{ token: ApiTokenEntity; secret: string }> => {
    const { token, secret } = await tokens.create(actor, request);
    if (!secret) throw new Error('the secret of a new token was not shown');
    return { token, secret };
  };
  const ask = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    signIn.handle(
      new Request(`${PUBLIC}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: PUBLIC, [CLIENT_IP_HEADER]: '192.0.2.1', ...headers },
        body: JSON.stringify(body),
      }),
    );
  /** Presses the button of the page that a link leads to. */
  const follow = (link: string): Promise<Response> => signIn.handle(new Request(link, { method: 'POST' }));
  const cookieOf = (answer: Response): string =>
    answer.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
  const sessionOf = async (cookie: string): Promise<SignedIn> => {
    const session = await signIn.sessionOf(new Headers({ cookie }));
    if (!session) throw new Error('the cookie carries no session');
    return session;
  };
  const enter = async (email: string): Promise<{ cookie: string; session: SignedIn; actor: AccountActor }> => {
    const cookie = cookieOf(await follow(await signIn.linkFor(email)));
    const session = await sessionOf(cookie);
    const actor = await actors.actorOf(session.accountId);
    if (!actor) throw new Error('the session has no account');
    return { cookie, session, actor };
  };

  it('mails a link that signs in once, with a cookie that scripts and other sites do not get', async () => {
    const { id, email, name } = await db.make.account();
    const answer = await ask('/sign-in/magic-link', { email: email.toUpperCase(), callbackURL: '/' });
    expect(await answer.json()).toEqual({ status: true });
    await signIn.settle();
    expect(outbox.letters).toMatchObject([{ email, name, validMinutes: 15 }]);
    const link = outbox.letters[0]?.link ?? '';
    expect(link).toMatch(/^http:\/\/chapterhouse\.test\/api\/auth\/magic-link\/verify\?token=/);

    const first = await follow(link);
    expect(first.status).toBe(302);
    const set = first.headers.getSetCookie().find((c) => c.includes('session_token')) ?? '';
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Lax/i);
    expect((await sessionOf(cookieOf(first))).accountId).toBe(id);

    const second = await follow(link);
    expect(second.headers.get('location')).toContain('error=INVALID_TOKEN');
    expect(second.headers.getSetCookie()).toEqual([]);
  });

  it('is not used up by whoever only looks at it', async () => {
    const { id, email } = await db.make.account();
    const link = await signIn.linkFor(email);
    for (const method of ['GET', 'HEAD']) {
      const looked = await signIn.handle(new Request(link, { method }));
      expect([looked.status, looked.headers.getSetCookie()]).toEqual([404, []]);
    }
    expect((await sessionOf(cookieOf(await follow(link)))).accountId).toBe(id);
  });

  it('keeps only a digest of a mailed link', async () => {
    const { email } = await db.make.account();
    const token = new URL(await signIn.linkFor(email)).searchParams.get('token') ?? '';
    const rows = await db.sql<{ identifier: string }>('select identifier from verification');
    expect(token.length).toBeGreaterThan(20);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('answers the same for an unknown address, mails nothing and makes no account', async () => {
    const { email } = await db.make.account();
    const known = await ask('/sign-in/magic-link', { email });
    const unknown = await ask('/sign-in/magic-link', { email: 'nobody@example.com' });
    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
    await signIn.settle();
    expect(outbox.letters.map((l) => l.email)).toEqual([email]);
    expect(await db.sql(`select from account where email = 'nobody@example.com'`)).toEqual([]);
  });

  it('says to the letter how the chapter writes, and what the browser asked for', async () => {
    const { id, email } = await db.make.account();
    const language = { 'accept-language': 'de-AT,de;q=0.9' };
    await ask('/sign-in/magic-link', { email }, language);
    await signIn.settle();
    const { id: chapterId } = await db.make.chapter({ locale: 'de-DE', timeZone: 'Europe/Berlin' });
    await db.make.member({ chapterId, accountId: id });
    await ask('/sign-in/magic-link', { email });
    await signIn.settle();
    expect(outbox.letters.map(({ place, acceptLanguage }) => [place, acceptLanguage])).toEqual([
      [null, 'de-AT,de;q=0.9'],
      [{ locale: 'de-DE', timeZone: 'Europe/Berlin' }, null],
    ]);
  });

  it('refuses a link that has expired', async () => {
    const { email } = await db.make.account();
    const link = await signIn.linkFor(email);
    await db.sql(`update verification set expires_at = now() - interval '1 second'`);
    const answer = await follow(link);
    expect(answer.headers.get('location')).toContain('error=');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('signs in an account whose address nobody has proved yet, and takes that as the proof', async () => {
    const { email } = await db.make.account({ emailVerified: false });
    const { actor } = await enter(email);
    expect(actor.email).toBe(email);
    expect(await db.sql('select email_verified from account where email = $1', [email])).toEqual([
      { email_verified: true },
    ]);
  });

  it('sends nobody to another site after signing in', async () => {
    const { email } = await db.make.account();
    const answer = await ask('/sign-in/magic-link', { email, callbackURL: 'https://elsewhere.example/' });
    expect(answer.status).toBe(403);
    const link = new URL(await signIn.linkFor(email));
    link.searchParams.set('callbackURL', 'https://elsewhere.example/');
    expect((await follow(link.href)).status).toBe(403);
  });

  it('takes no sign-in that another site sends', async () => {
    const { email } = await db.make.account();
    const foreign = {
      origin: 'https://elsewhere.example',
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    };
    expect((await ask('/sign-in/email', { email, password: GOOD }, foreign)).status).toBe(403);
    expect((await ask('/sign-in/magic-link', { email }, { ...foreign, cookie: 'a=b' })).status).toBe(403);
  });

  it('exposes nothing of the auth library but signing in and out', async () => {
    for (const path of ['/sign-up/email', '/update-user', '/delete-user', '/list-sessions', '/request-password-reset'])
      expect((await ask(path, { email: 'a@example.com', password: GOOD, name: 'A' })).status).toBe(404);
  });

  it('limits links asked for one address, and says how long to wait', async () => {
    const email = 'flooded@example.com';
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let i = 0; i <= RATE_RULES['link:email'].points; i++) {
      last = await ask('/sign-in/magic-link', { email }, { [CLIENT_IP_HEADER]: `198.51.100.${i}` });
      statuses.push(last.status);
    }
    expect(statuses).toEqual([...Array.from({ length: RATE_RULES['link:email'].points }, () => 200), 429]);
    expect(await last?.json()).toMatchObject({ code: 'RATE_LIMITED', message: expect.stringContaining('minutes') });
    const kept = await db.sql('select key from rate_limit');
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain('flooded');
  });

  it('lists own sessions and ends them, and not those of others', async () => {
    const one = await enter((await db.make.account()).email);
    const again = await enter(one.actor.email);
    const other = await enter((await db.make.account()).email);
    expect((await signIn.sessions(one.actor)).map((s) => s.id).sort()).toEqual(
      [one.session.sessionId, again.session.sessionId].sort(),
    );
    await expect(signIn.revokeSession(one.actor, other.session.sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await signIn.revokeSession(one.actor, again.session.sessionId);
    expect(await signIn.sessionOf(new Headers({ cookie: again.cookie }))).toBeNull();
    expect(await signIn.sessionOf(new Headers({ cookie: one.cookie }))).not.toBeNull();
  });

  it('slides a session on, so that people stay signed in', async () => {
    const { cookie, session } = await enter((await db.make.account()).email);
    await db.sql(`update session set expires_at = now() + interval '20 days' where id = $1`, [session.sessionId]);
    expect((await sessionOf(cookie)).setCookies.join()).toContain('session_token');
    const [row] = await db.sql<{ days: number }>(
      `select extract(day from expires_at - now())::int as days from session where id = $1`,
      [session.sessionId],
    );
    expect(row?.days).toBeGreaterThanOrEqual(29);
  });

  it('signs in by password for those who set one, and ends the other sessions when it changes', async () => {
    const one = await enter((await db.make.account()).email);
    const other = await enter(one.actor.email);
    await expect(signIn.setPassword(one.actor, one.session, { newPassword: 'short' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field: 'newPassword',
    });
    await signIn.setPassword(one.actor, one.session, { newPassword: GOOD });
    expect(await signIn.hasPassword(one.actor)).toBe(true);
    expect(await signIn.sessionOf(new Headers({ cookie: other.cookie }))).toBeNull();
    expect(await signIn.sessionOf(new Headers({ cookie: one.cookie }))).not.toBeNull();
    const { email } = one.actor;
    expect((await ask('/sign-in/email', { email, password: 'a wrong secret' })).status).toBe(401);
    const right = await ask('/sign-in/email', { email, password: GOOD });
    expect(right.status).toBe(200);
    expect((await sessionOf(cookieOf(right))).accountId).toBe(one.actor.accountId);
    const [kept] = await db.sql<{ password: string }>('select password from credential where account_id = $1', [
      one.actor.accountId,
    ]);
    expect(kept?.password).not.toContain(GOOD);
  });

  it('asks for the current password unless the session is fresh', async () => {
    const one = await enter((await db.make.account()).email);
    await signIn.setPassword(one.actor, one.session, { newPassword: GOOD });
    const old = { ...one.session, signedInAt: new Date(Date.now() - 3_600_000) };
    const next = 'another long secret';
    await expect(signIn.setPassword(one.actor, old, { newPassword: next })).rejects.toMatchObject({
      field: 'currentPassword',
    });
    await expect(
      signIn.setPassword(one.actor, old, { newPassword: next, currentPassword: 'wrong, wrong' }),
    ).rejects.toMatchObject({ field: 'currentPassword' });
    await signIn.setPassword(one.actor, old, { newPassword: next, currentPassword: GOOD });
    // Forgotten: signed in by link a moment ago.
    await signIn.setPassword(one.actor, one.session, { newPassword: GOOD });
    expect((await ask('/sign-in/email', { email: one.actor.email, password: GOOD })).status).toBe(200);
  });

  it('shows the secret of a token once and keeps its digest', async () => {
    const { actor } = await enter((await db.make.account()).email);
    const { token, secret } = await create(actor, { name: 'Till', idempotencyKey: key() });
    expect(secret).toMatch(/^cht_[\w-]{43}$/);
    expect(secret.startsWith(token.prefix)).toBe(true);
    expect(JSON.stringify(await db.sql('select * from api_token'))).not.toContain(secret);
    expect(await tokens.actorOfToken(secret)).toEqual(actor);
    expect(await tokens.actorOfToken(`${secret.slice(0, -1)}!`)).toBeNull();
    expect((await tokens.list(actor))[0]?.lastUsedAt).toBeInstanceOf(Date);
    const twice = { name: 'Twice', idempotencyKey: key() };
    const first = await create(actor, twice);
    expect(await tokens.create(actor, twice)).toEqual({ token: first.token, secret: null });
  });

  it('ends a token by revoking it or by its time, and hides those of others', async () => {
    const { actor } = await enter((await db.make.account()).email);
    const other = await enter((await db.make.account()).email);
    const { token, secret } = await create(actor, {
      name: 'Till',
      expiresAt: new Date(Date.now() + 60_000),
      idempotencyKey: key(),
    });
    await expect(tokens.revoke(other.actor, token.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await tokens.list(other.actor)).toEqual([]);
    await db.sql(`update api_token set expires_at = now() - interval '1 second' where id = $1`, [token.id]);
    expect(await tokens.actorOfToken(secret)).toBeNull();
    const second = await create(actor, { name: 'Second', idempotencyKey: key() });
    await tokens.revoke(actor, second.token.id);
    expect(await tokens.actorOfToken(second.secret)).toBeNull();
    await expect(tokens.create(actor, { name: ' ', idempotencyKey: key() })).rejects.toMatchObject({ field: 'name' });
    await expect(
      tokens.create(actor, { name: 'x', expiresAt: new Date(0), idempotencyKey: key() }),
    ).rejects.toMatchObject({
      field: 'expiresAt',
    });
  });

  it('gives an actor the rights of the day', async () => {
    const chapter = await db.make.chapter();
    const leader = await db.make.leader(chapter.id);
    const actor = await actors.actorOf(leader.accountId ?? '');
    expect(actor?.grants).toEqual(
      expect.arrayContaining([
        { role: 'MEMBER', chapterId: chapter.id, memberId: leader.id },
        { role: 'PRESIDENT', chapterId: chapter.id, memberId: leader.id },
      ]),
    );
    expect(await actors.actorOf('01900000-0000-7000-8000-000000000000')).toBeNull();
  });

  it('invites, makes operators and staff, and says when there is nobody', async () => {
    const region = await db.make.region({ name: 'Lakeside' });
    const [organisation] = await db.sql<{ slug: string }>('select slug from organisation where id = $1', [
      region.organisationId,
    ]);
    const organisationSlug = organisation?.slug ?? '';
    const made = await accounts.invite({ email: ' New.Person@Example.com', name: 'New Person' });
    expect(made).toMatchObject({ email: 'new.person@example.com', name: 'New Person', isOperator: false });
    expect((await accounts.invite({ email: 'new.person@example.com', name: 'Else' })).id).toBe(made.id);
    expect((await accounts.makeOperator(made.email)).isOperator).toBe(true);
    const director = { email: made.email, role: 'REGION_DIRECTOR', organisationSlug, regionName: 'Lakeside' } as const;
    await accounts.makeStaff(director);
    await accounts.makeStaff(director);
    await accounts.makeStaff({ email: made.email, role: 'ORGANISATION_ADMIN', organisationSlug });
    expect((await accounts.actorOf(made.email)).grants).toEqual([
      { role: 'REGION_DIRECTOR', regionId: region.id },
      { role: 'ORGANISATION_ADMIN', organisationId: region.organisationId },
    ]);
    await expect(accounts.invite({ email: 'no address', name: '' })).rejects.toMatchObject({ field: 'email' });
    await expect(accounts.signInLink('nobody@example.com')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(accounts.makeOperator('nobody@example.com')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(accounts.makeStaff({ ...director, regionName: 'Nowhere' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
