import type { Response } from 'supertest';
import { contracts, Jobs, mailSend, migrateQueue } from '@chapterhouse/jobs';
import { newId } from '@chapterhouse/platform';
import { hasRedis, testRedis } from '@chapterhouse/testing';
import { QUEUE_BOARD_PATH } from './http/queue-board.js';
import { type As, PUBLIC_URL, testApi, type TestApi } from './testing/test-api.js';

interface Stand {
  env: Record<string, string>;
  close(): Promise<void>;
}
const stands: [string, () => Stand][] = [['PostgreSQL', () => ({ env: {}, close: () => Promise.resolve() })]];
// Without Redis the test run itself has failed where CI is set; elsewhere it said that these are skipped.
if (hasRedis()) {
  stands.push([
    'Redis',
    () => {
      const redis = testRedis();
      return { env: { REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix }, close: () => redis.close() };
    },
  ]);
}

describe.each(stands)('the queue board on %s', (_kind, makeStand) => {
  let stand: Stand;
  let api: TestApi;
  let operator: As;
  let member: As;
  let operatorId: string;
  beforeAll(async () => {
    stand = makeStand();
    api = await testApi({ env: stand.env });
    await migrateQueue(api.db.ownerUrl, 'chapterhouse_app');
    operatorId = (await api.db.make.account({ isOperator: true })).id;
    operator = await api.signIn(operatorId);
    const chapter = await api.db.make.chapter();
    member = await api.signIn((await api.db.make.member({ chapterId: chapter.id })).accountId);
    const nudge = () => ({ chapterId: newId(), deliveryId: newId() });
    await api.app.get(Jobs).enqueueMany(mailSend, [nudge(), nudge(), nudge()]);
  });
  afterAll(async () => {
    await api.close();
    await stand.close();
  });

  const get = (path: string, { cookie, token }: As = {}) => {
    const asked = api.http().get(`${QUEUE_BOARD_PATH}${path}`);
    if (token) void asked.set('authorization', `Bearer ${token}`);
    return cookie ? asked.set('cookie', cookie) : asked;
  };
  const pause = (who: As, origin: string | null) => {
    const asked = api.http().put(`${QUEUE_BOARD_PATH}/api/queues/${mailSend.name}/pause`);
    if (origin) void asked.set('origin', origin);
    return who.cookie ? asked.set('cookie', who.cookie) : asked;
  };
  const shown = async (): Promise<{ name: string; counts: Record<string, number>; isPaused: boolean }[]> => {
    const { body } = await get('/api/queues', operator).expect(200);
    return (body as { queues: never[] }).queues;
  };

  it('shows an operator every queue and how many jobs wait in it', async () => {
    const queues = await shown();
    expect(queues.map(({ name }) => name).sort()).toEqual(contracts.map(({ name }) => name).sort());
    expect(queues.find(({ name }) => name === mailSend.name)?.counts).toMatchObject({ waiting: 3, failed: 0 });
    const page: Response = await get('', operator).expect(200);
    expect(page.text).toContain('Chapterhouse queues');
    // Whatever the page needs comes from here, and the browser is told so.
    expect(page.text).not.toMatch(/(?:src|href)="https?:/);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    const script = /src="(static\/js\/[^"]+)"/.exec(page.text)?.[1];
    await get(`/${script}`, operator)
      .expect(200)
      .expect('content-type', /javascript/);
  });

  it('is not there for anybody else: not for a member, not for a stranger, not for an operator’s program', async () => {
    const made = await api.ok<{ createApiToken: { secret: string } }>(
      `mutation { createApiToken(input: { name: "Board", idempotencyKey: "board-token" }) { secret } }`,
      {},
      operator,
    );
    for (const who of [member, {}, { token: made.createApiToken.secret }]) {
      for (const path of ['', '/api/queues', '/static/favicon-32x32.png']) await get(path, who).expect(404);
      if (!('token' in who)) await pause(who, PUBLIC_URL).expect(404);
    }
    const setOperator = (is: boolean) =>
      api.db.sql('update account set is_operator = $2 where id = $1', [operatorId, is]);
    await setOperator(false);
    await get('', operator).expect(404);
    await setOperator(true);
    expect((await shown()).some(({ isPaused }) => isPaused)).toBe(false);
  });

  it('changes a queue for the page itself, and not for another site or for nobody in particular', async () => {
    for (const origin of ['https://elsewhere.example', 'null', null]) await pause(operator, origin).expect(403);
    expect((await shown()).find(({ name }) => name === mailSend.name)?.isPaused).toBe(false);
    await pause(operator, PUBLIC_URL).expect(200);
    expect((await shown()).find(({ name }) => name === mailSend.name)?.isPaused).toBe(true);
  });
});
