import { startMailbox, type Mailbox, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { startApp } from '../support/system.js';

let db: TestDatabase;
let mailbox: Mailbox;
beforeAll(async () => {
  [db, mailbox] = await Promise.all([testDatabase(), startMailbox()]);
});
afterAll(async () => {
  await mailbox.close();
  await db.close();
});

describe('the built API', () => {
  it('finishes with 0 when it is asked to, whatever browsers still hold open', async () => {
    // Waiting for it to be ready leaves a connection that is kept alive.
    const api = await startApp('api', { DATABASE_URL: db.appUrl, SMTP_URL: mailbox.url });
    expect(await api.stop()).toEqual({ code: 0, signal: null });
    expect(api.log()).not.toMatch(/"level":(50|60)/);
  });

  it('tells which setting is wrong, and does not start', async () => {
    await expect(startApp('api', { DATABASE_URL: 'mysql://nowhere', SMTP_URL: mailbox.url })).rejects.toThrow(
      /DATABASE_URL should be/,
    );
  });
});
