import { Writable } from 'node:stream';
import { DiscoveryModule } from '@nestjs/core';
import { Query, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { pino } from 'pino';
import { signUnsubscribe, UNSUBSCRIBE_PATH } from '@chapterhouse/digests';
import { MemberQueries } from '@chapterhouse/members';
import { DeclaredAccess } from './auth/declared-access.js';
import { LIMITS } from './graphql/limits.js';
import { AUTH_SECRET, PUBLIC_URL, testApi, type TestApi } from './testing/test-api.js';

/** Lets nobody into the database of this API any more. */
async function disconnect({ db }: TestApi): Promise<void> {
  const url = new URL(db.ownerUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`alter database ${db.name} with allow_connections false`);
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [db.name]);
  await client.end();
}

describe('the API over HTTP', () => {
  let api: TestApi;
  const log: string[] = [];
  beforeAll(async () => {
    const into = new Writable({
      write: (chunk: Buffer, _, next) => {
        log.push(chunk.toString());
        next();
      },
    });
    api = await testApi({ logger: pino({ level: 'info' }, into), rateRules: { write: { points: 5, seconds: 60 } } });
  });
  afterAll(() => api.close());

  const code = async (query: string, variables = {}): Promise<string | undefined> =>
    (await api.gql(query, variables)).errors[0]?.extensions.code;

  it('says that it lives and that it is ready, and when its database is gone', async () => {
    expect((await api.http().get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
    expect((await api.http().get('/health/ready').expect(200)).body).toEqual({ status: 'ok', database: 'ok' });
    const gone = await testApi();
    try {
      await disconnect(gone);
      expect((await gone.http().get('/health/ready').expect(503)).body).toEqual({
        status: 'unreachable',
        database: 'unreachable',
      });
      await gone.http().get('/health/live').expect(200);
      const { errors } = await gone.gql('{ me { id } }', {}, { token: `cht_${'x'.repeat(43)}` });
      expect(errors.map((e) => e.extensions.code)).toEqual(['INTERNAL_SERVER_ERROR']);
      expect(errors[0]?.message).toContain('x-request-id');
    } finally {
      await gone.close();
    }
  });

  it('sends security headers and no hint of what it runs on', async () => {
    const { headers } = await api.http().get('/health/live');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers compressed to whoever can read that, and plainly when there is little to say', async () => {
    const ask = (query: string, encoding: string) =>
      api.http().post('/graphql').set('accept-encoding', encoding).send({ query });
    const long = `{ ${Array.from({ length: 40 }, (_, i) => `${'x'.repeat(30)}${i}: __typename`).join(' ')} }`;
    for (const encoding of ['br', 'gzip']) {
      const answer = await ask(long, encoding).expect(200).expect('content-encoding', encoding);
      expect(Object.values((answer.body as { data: object }).data)).toEqual(Array(40).fill('Query'));
      expect(answer.headers['vary']).toMatch(/accept-encoding/i);
    }
    expect((await ask(long, 'identity').expect(200)).headers['content-encoding']).toBeUndefined();
    expect((await ask('{ __typename }', 'br').expect(200)).headers['content-encoding']).toBeUndefined();
  });

  it('refuses what another site sends, and a query that a form or a link could send', async () => {
    const post = () => api.http().post('/graphql').send({ query: '{ me { id } }' });
    await post().set('origin', PUBLIC_URL).expect(200);
    await post().expect(200);
    const foreign = await post().set('origin', 'https://elsewhere.example').expect(403);
    expect(foreign.body.errors[0].extensions.code).toBe('FORBIDDEN');
    await post().set('origin', 'null').expect(403);
    await api.http().get('/graphql?query=%7Bme%7Bid%7D%7D').expect(400);
    await api.http().post('/graphql').type('form').send({ query: '{ me { id } }' }).expect(400);
  });

  it('opens nothing to scripts of other sites', async () => {
    const preflight = await api
      .http()
      .options('/graphql')
      .set({ origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' });
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('refuses a query that is too deep, too wide, too long or too costly', async () => {
    const deep = `query ($c: ID!) { roleTerms(chapterId: $c) { items { member { ${'sponsor { '.repeat(7)} id ${'} '.repeat(7)} } } } }`;
    expect(await code(deep, { c: crypto.randomUUID() })).toBe('QUERY_TOO_COMPLEX');
    const wide = `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: me { id }`).join(' ')} }`;
    expect(await code(wide)).toBe('QUERY_TOO_COMPLEX');
    const long = `{ ${'me { id } '.repeat(LIMITS.tokens)} }`;
    expect(await code(long)).toBe('QUERY_TOO_COMPLEX');
    const directives = `{ me { id ${'@include(if: true) '.repeat(LIMITS.directives + 1)} } }`;
    expect(await code(directives)).toBe('QUERY_TOO_COMPLEX');
    const costly = `query ($c: ID!) { roleTerms(chapterId: $c) { items { member { sponsor { sponsor { sponsor { ${'id left '.repeat(300)} } } } } } } }`;
    expect(await code(costly, { c: crypto.randomUUID() })).toBe('QUERY_TOO_COMPLEX');
  });

  it('takes no body that is larger than a query can be', async () => {
    await api
      .http()
      .post('/graphql')
      .send({ query: `{ me { id } } #${'x'.repeat(1_100_000)}` })
      .expect(413);
    await api
      .http()
      .post('/api/auth/sign-in/magic-link')
      .send({ email: `${'x'.repeat(20_000)}@example.com` })
      .expect(413);
  });

  it('has a landing page that says who is signed in, and what went wrong with a link', async () => {
    const { id, email } = await api.db.make.account();
    const { cookie = '' } = await api.signIn(id);
    const nobody = await api.http().get('/').expect(200).expect('content-type', /html/);
    expect(nobody.text).toContain('Nobody is signed in');
    expect(nobody.text).not.toContain('explorer');
    expect((await api.http().get('/').set('cookie', cookie)).text).toContain(email);
    expect((await api.http().get('/?error=INVALID_TOKEN')).text).toContain('used before');
  });

  it('offers an explorer to developers alone, and that one reaches nobody but us', async () => {
    await api.http().get('/explorer/').expect(404);
    await api.http().get('/graphql').set('accept', 'text/html').expect(400);
    const development = await testApi({ env: { NODE_ENV: 'development' } });
    try {
      expect((await development.http().get('/')).text).toContain('href="/explorer"');
      const there = await development.http().get('/graphql').set('accept', 'text/html,*/*').expect(302);
      expect(there.headers['location']).toBe('/explorer');
      const explorer = await development.http().get('/explorer').expect(200);
      expect(explorer.headers['content-security-policy']).toContain("connect-src 'self'");
      expect(explorer.text).not.toMatch(/(src|href)="(https?:)?\/\//);
      await development
        .http()
        .get('/explorer/main.js')
        .expect(200)
        .expect('content-type', /javascript/);
      expect((await development.gql('{ me { id } }')).errors).toEqual([]);
    } finally {
      await development.close();
    }
  });

  it('keeps the explorer and the schema to itself when nobody says what kind of run it is', async () => {
    const unsaid = await testApi({ env: { NODE_ENV: '' } });
    try {
      await unsaid.http().get('/explorer/').expect(404);
      const { errors } = await unsaid.gql('{ __schema { types { name } } }');
      expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect((await unsaid.gql('{ me { id } }')).errors).toEqual([]);
    } finally {
      await unsaid.close();
    }
  });

  it('shows its schema to nobody but developers, and proposes no names', async () => {
    expect(await code('{ __schema { types { name } } }')).toBe('GRAPHQL_VALIDATION_FAILED');
    const { errors } = await api.gql('{ mee { id } }');
    expect(errors[0]?.message).not.toMatch(/did you mean/i);
    const development = await testApi({ env: { NODE_ENV: 'development' } });
    try {
      const { data } = await development.gql('{ __schema { queryType { name } } }');
      expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    } finally {
      await development.close();
    }
  });

  it('names every field of an input that is wrong, and refuses fields that it does not know', async () => {
    const chapter = await api.db.make.chapter();
    const as = await api.signIn((await api.db.make.leader(chapter.id)).accountId);
    const mark =
      'mutation ($i: MarkManyInput!) { markAttendances(input: $i) { sheet { date } userErrors { code field message } } }';
    const i = { chapterId: 'nope', date: '2026-11-11', marks: [{ memberId: 'nope', expectedVersion: -1 }] };
    const answer = await api.ok<{ markAttendances: { userErrors: { field: string; code: string }[] } }>(
      mark,
      { i },
      as,
    );
    const { userErrors } = answer.markAttendances;
    expect(new Set(userErrors.map((e) => e.code))).toEqual(new Set(['BAD_INPUT']));
    expect(userErrors.map((e) => e.field).sort()).toEqual([
      'input.chapterId',
      'input.marks.0.expectedVersion',
      'input.marks.0.memberId',
    ]);
    const list = await api.gql('{ chapters(limit: 101) { totalCount } }', {}, as);
    expect(list.errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'limit' });
    expect(await code('mutation { setPassword(input: { newPassword: "x", admin: true }) { hasPassword } }')).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });

  it('answers an id that no id can look like as one that is not there', async () => {
    const chapter = await api.db.make.chapter();
    const as = await api.signIn((await api.db.make.leader(chapter.id)).accountId);
    const c = chapter.id;
    const pairs: [string, (id: string) => object][] = [
      ['query ($c: ID!, $s: ID!) { slip(chapterId: $c, slipId: $s) { id } }', (s) => ({ c, s })],
      ['query ($s: ID!) { chapter(chapterId: $s) { id } }', (s) => ({ s })],
      ['query ($c: ID!, $s: ID!) { member(chapterId: $c, memberId: $s) { id } }', (s) => ({ c, s })],
      [
        'mutation ($i: WithdrawSlipInput!) { withdrawSlip(input: $i) { userErrors { code } } }',
        (slipId) => ({ i: { chapterId: c, slipId } }),
      ],
    ];
    for (const [document, variables] of pairs) {
      const shapeless = await api.gql(document, variables('x'), as);
      expect(shapeless.errors[0]?.extensions.code).toBe('NOT_FOUND');
      expect(shapeless.errors).toEqual((await api.gql(document, variables(crypto.randomUUID()), as)).errors);
    }
  });

  it('tells a bug to the log and not to the caller', async () => {
    const chapter = await api.db.make.chapter();
    const as = await api.signIn((await api.db.make.leader(chapter.id)).accountId);
    const queries = api.app.get(MemberQueries);
    const list = queries.list.bind(queries);
    queries.list = async (em) => em.query('select secret_column from member');
    try {
      const query = 'query ($c: ID!) { members(chapterId: $c) { totalCount } }';
      const { errors, response } = await api.gql(query, { c: chapter.id }, as);
      expect(errors).toEqual([
        expect.objectContaining({ path: ['members'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
      ]);
      expect(JSON.stringify(response.body)).not.toMatch(/secret_column|select/);
      const line = log.find((l) => l.includes('secret_column'));
      expect(line).toContain(response.headers['x-request-id']);
    } finally {
      queries.list = list;
    }
    const { errors } = await api.gql(
      'query ($c: ID!) { members(chapterId: $c) { totalCount } }',
      { c: chapter.id },
      as,
    );
    expect(errors).toEqual([]);
  });

  it('numbers requests, keeps the number of a proxy, and writes nothing about people into the log', async () => {
    const { email } = await api.db.make.account({ name: 'Zebedee Quill', email: 'zebedee.quill@example.com' });
    const before = log.length;
    const own = await api
      .http()
      .post('/api/auth/sign-in/magic-link?hint=zebedee')
      .set({ 'x-request-id': 'proxy-number-1', 'user-agent': 'Zebedee Browser', origin: PUBLIC_URL })
      .send({ email })
      .expect(200);
    expect(own.headers['x-request-id']).toBe('proxy-number-1');
    const other = await api.http().get('/nowhere').set('x-request-id', 'bad id\u00e9'.slice(0, 6)).expect(404);
    expect(other.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    await api.mailbox.waitForMail(email, undefined, 20_000);
    const lines = log.slice(before).join('');
    expect(lines).toContain('proxy-number-1');
    expect(lines).toContain('/api/auth/sign-in/magic-link');
    expect(lines).not.toMatch(/zebedee|127\.0\.0\.1|token=/i);
  });

  it('limits how fast an account writes', async () => {
    const as = await api.signIn((await api.db.make.account()).id);
    const write = () => api.gql('mutation { revokeOtherSessions { userErrors { code } } }', {}, as);
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 6; n++) codes.push((await write()).errors[0]?.extensions.code);
    expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 'RATE_LIMITED']);
    expect((await api.gql('{ me { id } }', {}, as)).errors).toEqual([]);
  });

  it('stops a letter with one click, and only by a link that it signed', async () => {
    const chapter = await api.db.make.chapter();
    const member = await api.db.make.member({ chapterId: chapter.id });
    const token = signUnsubscribe({ chapterId: chapter.id, memberId: member.id, kind: 'MEMBER_WEEKLY' }, AUTH_SECRET);
    const path = `${UNSUBSCRIBE_PATH}?token=${token}`;
    const asked = await api.http().get(path).expect(200).expect('content-type', /html/);
    expect(asked.text).toContain(`action="${path}"`);
    const wants = () => api.db.sql('select kind, enabled from mail_preference where member_id = $1', [member.id]);
    expect(await wants()).toEqual([]);
    await api
      .http()
      .post(path)
      .set('origin', 'https://mail.example')
      .type('form')
      .send('List-Unsubscribe=One-Click')
      .expect(200);
    await api.http().post(path).expect(200);
    expect(await wants()).toEqual([{ kind: 'MEMBER_WEEKLY', enabled: false }]);
    const forged = await api
      .http()
      .post(`${UNSUBSCRIBE_PATH}?token=${token.slice(0, -4)}AAAA`)
      .expect(400);
    expect(forged.text).toContain('This link is damaged');
  });

  it('does not start with an operation that forgot to say who may call it', async () => {
    @Resolver()
    class Forgetful {
      @Query(() => String) secret(): string {
        return 'everything';
      }
    }
    const module = await Test.createTestingModule({
      imports: [DiscoveryModule],
      providers: [DeclaredAccess, Forgetful],
    }).compile();
    await expect(module.init()).rejects.toThrow('do not say who may call them (@Authorize or @Public): Query secret');
  });
});
