import { randomUUID } from 'node:crypto';
import { AccountService } from '@chapterhouse/accounts';
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
    // Scanners of mail open links, before and after the person does: that leaves it as it is.
    for (let times = 0; times < 2; times++) {
      const looked = await api.http().get(link).expect(200).expect('content-type', /html/);
      expect(cookieOf(looked)).toBe('');
      expect(looked.text).toContain(`<form method="post" action="${link.replaceAll('&', '&amp;')}">`);
      expect(looked.text).not.toMatch(/<script/i);
    }
    await api.http().head(link).expect(200);
    await api.http().post(link).set('origin', 'https://elsewhere.example').expect(403);
    const press = () => api.http().post(link).set('origin', PUBLIC_URL).type('form').send('').expect(302);
    const entered = await press();
    expect(entered.headers['location']).toBe(`${PUBLIC_URL}/`);
    const cookie = cookieOf(entered);
    expect(await api.ok('{ me { email name seats { memberId } } }', {}, { cookie })).toEqual({
      me: { email, name, seats: [] },
    });
    const again = await press();
    expect(cookieOf(again)).toBe('');
    expect(again.headers['location']).toBe(`${PUBLIC_URL}/?error=INVALID_TOKEN`);
    await api.http().post('/api/auth/sign-out').set('origin', PUBLIC_URL).set('cookie', cookie).expect(200);
    expect(await api.ok('{ me { email } }', {}, { cookie })).toEqual({ me: null });
  });

  it('is not reached by a link that lost a part of itself', async () => {
    const cut = await api.http().get('/api/auth/magic-link/verify?callbackURL=%2F').expect(400);
    expect(cut.text).toContain('This link is not complete');
    const odd = await api.http().get(`/api/auth/magic-link/verify?token=${encodeURIComponent('"><b>x</b>')}`);
    expect(odd.text).not.toContain('<b>');
  });

  it('tells whoever comes with a printed link a second time where to get another one', async () => {
    const { email } = await api.db.make.account();
    const link = new URL(await api.app.get(AccountService).signInLink(email, '/c/somewhere'));
    const press = () => api.http().post(`${link.pathname}${link.search}`).set('origin', PUBLIC_URL).expect(302);
    expect((await press()).headers['location']).toBe(`${PUBLIC_URL}/c/somewhere`);
    const [path = ''] = /\/sign-in.*/.exec(String((await press()).headers['location'])) ?? [];
    expect(path).toBe('/sign-in?error=INVALID_TOKEN');
    expect((await api.http().get(path).expect(200)).text).toContain('Ask for a new one');
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
