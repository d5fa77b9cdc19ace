import { randomUUID } from 'node:crypto';
import { cookieOf, PUBLIC_URL, testApi, type TestApi } from '../testing/test-api.js';

describe('one’s own account', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi();
  });
  afterAll(() => api.close());

  it('is nobody’s before signing in', async () => {
    expect(await api.ok('{ me { email } }')).toEqual({ me: null });
    const { errors } = await api.gql('{ sessions { id } }');
    expect(errors[0]?.extensions.code).toBe('NOT_SIGNED_IN');
  });

  it('is reached by a mailed link, once', async () => {
    const { email, name } = await api.db.make.account();
    await api.http().post('/api/auth/sign-in/magic-link').set('origin', PUBLIC_URL).send({ email }).expect(200);
    const mail = await api.mailbox.waitForMail(email, undefined, 20_000);
    const link = /http:\/\/chapterhouse\.test(\/api\/auth\/magic-link\/verify\S*)/.exec(mail.text ?? '')?.[1] ?? '';
    expect(mail.html).toContain('/api/auth/magic-link/verify');
    const cookie = cookieOf(await api.http().get(link).expect(302));
    expect(await api.ok('{ me { email name seats { memberId } } }', {}, { cookie })).toEqual({
      me: { email, name, seats: [] },
    });
    const again = await api.http().get(link).expect(302);
    expect(cookieOf(again)).toBe('');
    await api.http().post('/api/auth/sign-out').set('origin', PUBLIC_URL).set('cookie', cookie).expect(200);
    expect(await api.ok('{ me { email } }', {}, { cookie })).toEqual({ me: null });
  });

  it('shows seats with the roles of the day', async () => {
    const chapter = await api.db.make.chapter();
    const leader = await api.db.make.leader(chapter.id);
    const as = await api.signIn(leader.accountId);
    expect(await api.ok('{ me { seats { chapterId memberId roles } staffRoles { role } } }', {}, as)).toEqual({
      me: { seats: [{ chapterId: chapter.id, memberId: leader.id, roles: ['PRESIDENT'] }], staffRoles: [] },
    });
  });

  it('lists its sessions and ends them', async () => {
    const { id } = await api.db.make.account();
    const here = await api.signIn(id);
    const there = await api.signIn(id);
    const { sessions } = await api.ok<{ sessions: { id: string; isCurrent: boolean }[] }>(
      '{ sessions { id isCurrent createdAt expiresAt userAgent } }',
      {},
      here,
    );
    expect(sessions.map((s) => s.isCurrent).sort()).toEqual([false, true]);
    const other = sessions.find((s) => !s.isCurrent);
    const end = 'mutation ($id: ID!) { revokeSession(sessionId: $id) { sessions { id } userErrors { code } } }';
    expect(await api.ok(end, { id: other?.id }, here)).toMatchObject({
      revokeSession: { sessions: [{}], userErrors: [] },
    });
    expect(await api.ok('{ me { id } }', {}, there)).toEqual({ me: null });
    const { errors } = await api.gql(end, { id: other?.id }, here);
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('takes a personal token that acts as its owner, and that can make no further token', async () => {
    const { id, email } = await api.db.make.account();
    const as = await api.signIn(id);
    const create =
      'mutation ($i: CreateApiTokenInput!) { createApiToken(input: $i) { secret token { id prefix } userErrors { code field message } } }';
    const input = { name: 'Till', idempotencyKey: randomUUID() };
    const { createApiToken } = await api.ok<{ createApiToken: { secret: string; token: { id: string } } }>(
      create,
      { i: input },
      as,
    );
    const token = { token: createApiToken.secret };
    expect(await api.ok('{ me { email } }', {}, token)).toEqual({ me: { email } });
    const { errors } = await api.gql(create, { i: { ...input, idempotencyKey: randomUUID() } }, token);
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await api.ok(create, { i: { ...input, name: 'Other' } }, as)).toMatchObject({
      createApiToken: { secret: null, userErrors: [{ code: 'IDEMPOTENCY_REUSED', field: 'input.idempotencyKey' }] },
    });
    await api.ok(
      'mutation ($id: ID!) { revokeApiToken(tokenId: $id) { tokens { id } } }',
      { id: createApiToken.token.id },
      as,
    );
    expect(await api.ok('{ me { email } }', {}, token)).toEqual({ me: null });
  });

  it('says in words what is wrong with a password', async () => {
    const as = await api.signIn((await api.db.make.account()).id);
    const set =
      'mutation ($p: String!) { setPassword(input: { newPassword: $p }) { hasPassword userErrors { code field message } } }';
    expect(await api.ok(set, { p: 'short' }, as)).toEqual({
      setPassword: {
        hasPassword: null,
        userErrors: [
          { code: 'BAD_INPUT', field: 'input.newPassword', message: 'A password has 12 to 128 characters.' },
        ],
      },
    });
    expect(await api.ok(set, { p: 'long enough for us' }, as)).toMatchObject({
      setPassword: { hasPassword: true, userErrors: [] },
    });
    expect(await api.ok('{ hasPassword }', {}, as)).toEqual({ hasPassword: true });
  });
});
