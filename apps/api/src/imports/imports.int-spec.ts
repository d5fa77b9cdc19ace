import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixedClock } from '@chapterhouse/testing';
import { PUBLIC_URL, testApi, type As, type TestApi } from '../testing/test-api.js';
import { ROLES, rightsWorld, type World } from '../testing/rights-world.js';

const vectors = join(import.meta.dirname, '../../../../test/fixtures/vectors');
const vector = readdirSync(vectors).sort()[0] ?? '';
const truth = JSON.parse(readFileSync(join(vectors, vector, 'truth.json'), 'utf8')) as {
  chapter: { timeZone?: string; currency?: string };
};

describe('importing files over HTTP', () => {
  let api: TestApi;
  let world: World;
  beforeAll(async () => {
    api = await testApi({ clock: fixedClock('2026-11-16T09:00:00Z') });
    world = await rightsWorld(api);
  });
  afterAll(() => api.close());

  const upload = (chapterId: string, as: As, files: { name: string; bytes: Buffer }[], header = true) => {
    let asked = api.http().post(`/api/chapters/${chapterId}/imports`).set('origin', PUBLIC_URL);
    if (header) asked = asked.set('x-chapterhouse-upload', '1');
    if (as.cookie) asked = asked.set('cookie', as.cookie);
    for (const { name, bytes } of files) asked = asked.attach('files', bytes, name);
    return asked;
  };
  const contacts = { name: 'contacts.csv', bytes: Buffer.from('Name,Email\nAda Brandt,ada@example.com\n') };

  it('is for leaders and admins alone', async () => {
    const statuses: number[] = [];
    for (const role of ROLES) statuses.push((await upload(world.chapterId, world.as[role], [contacts])).status);
    expect(statuses).toEqual([401, 403, 200, 404, 403, 403, 403, 200]);
  });

  it('takes nothing without the header that a form of another site cannot set', async () => {
    const answer = await upload(world.chapterId, world.as.leader, [contacts], false);
    expect(answer.status).toBe(403);
    const foreign = await api
      .http()
      .post(`/api/chapters/${world.chapterId}/imports`)
      .set({ 'x-chapterhouse-upload': '1', origin: 'https://elsewhere.example', cookie: world.as.leader.cookie ?? '' })
      .attach('files', contacts.bytes, contacts.name);
    expect(foreign.status).toBe(403);
  });

  it('says in words when there is no file, or one that is too large', async () => {
    const none = await api
      .http()
      .post(`/api/chapters/${world.chapterId}/imports`)
      .set({ 'x-chapterhouse-upload': '1', origin: PUBLIC_URL, cookie: world.as.leader.cookie ?? '' })
      .field({});
    expect(none.body).toMatchObject({ importId: null, userErrors: [{ code: 'BAD_INPUT', field: 'files' }] });
    const large = await upload(world.chapterId, world.as.leader, [
      { name: 'large.csv', bytes: Buffer.alloc(21 * 1024 * 1024, 'a') },
    ]);
    expect(large.status).toBe(413);
    expect(large.body.userErrors[0]).toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringContaining('20 MB'),
    });
  });

  it('reads a leader’s folder: preview, questions, apply, and undo', async () => {
    const chapter = await api.db.make.chapter({
      timeZone: truth.chapter.timeZone ?? 'Europe/Dublin',
      currency: truth.chapter.currency ?? 'EUR',
    });
    const organisationAdmin = await api.db.make.account();
    const { organisationId } = chapter;
    await api.db.make.staffRole({ accountId: organisationAdmin.id, organisationId, role: 'ORGANISATION_ADMIN' });
    const as = await api.signIn(organisationAdmin.id);
    const folder = join(vectors, vector, 'exports');
    const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
    const uploaded = await upload(chapter.id, as, files);
    expect(uploaded.body).toEqual({ importId: expect.any(String), userErrors: [] });
    const i = { chapterId: chapter.id, importId: uploaded.body.importId as string };

    const preview = `mutation ($i: ImportInput!) { previewImport(input: $i) { import {
      state preview { canApply files { file kind } tallies { area tally { added } } slipsByType { type count }
        questions { name } problems { file row severity message } differences { figure } } } userErrors { code message } } }`;
    const seen = await api.ok<{
      previewImport: { import: { state: string; preview: { canApply: boolean; files: object[] } } };
    }>(preview, { i }, as);
    expect(seen.previewImport.import).toMatchObject({ state: 'PREVIEWED' });
    expect(seen.previewImport.import.preview.files).toHaveLength(files.length);
    const count = async (): Promise<number> =>
      Number(
        (await api.db.sql<{ n: string }>('select count(*) as n from slip where chapter_id = $1', [chapter.id]))[0]?.n,
      );
    expect(await count()).toBe(0);
    expect(seen.previewImport.import.preview.canApply).toBe(true);

    const apply =
      'mutation ($i: ImportInput!) { applyImport(input: $i) { import { state appliedAt } userErrors { code message } } }';
    expect(await api.ok(apply, { i }, as)).toMatchObject({
      applyImport: { import: { state: 'APPLIED' }, userErrors: [] },
    });
    expect(await count()).toBeGreaterThan(100);
    const again = await api.ok<{ applyImport: { import: { state: string } } }>(apply, { i }, as);
    expect(again.applyImport.import.state).toBe('APPLIED');

    const undo =
      'mutation ($i: ImportInput!) { undoImport(input: $i) { import { state } userErrors { code message } } }';
    expect(await api.ok(undo, { i }, as)).toEqual({ undoImport: { import: { state: 'UNDONE' }, userErrors: [] } });
    expect(await count()).toBe(0);
  }, 120_000);
});
