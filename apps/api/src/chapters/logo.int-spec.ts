import { fixedClock } from '@chapterhouse/testing';
import { PUBLIC_URL, testApi, type As, type TestApi } from '../testing/test-api.js';
import { ROLES, rightsWorld, type World } from '../testing/rights-world.js';

/** A black point of one byte each way would be too small; this is 16 × 16. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAF0lEQVR42mNkYPhfz0ABYBw1YNSAwWIAAHb4D/F0YmOOAAAAAElFTkSuQmCC',
  'base64',
);

describe('the logo of a chapter over HTTP', () => {
  let api: TestApi;
  let world: World;
  beforeAll(async () => {
    api = await testApi({ clock: fixedClock('2026-11-16T09:00:00Z') });
    world = await rightsWorld(api);
  });
  afterAll(() => api.close());

  const version = async (): Promise<number> =>
    (await api.db.sql<{ version: number }>('select version from chapter where id = $1', [world.chapterId]))[0]
      ?.version ?? 0;
  const upload = async (as: As, bytes = png, headers: object = { 'x-chapterhouse-upload': '1' }) => {
    const path = `/api/chapters/${world.chapterId}/logo?expectedVersion=${await version()}`;
    let asked = api
      .http()
      .post(path)
      .set({ origin: PUBLIC_URL, ...headers });
    if (as.cookie) asked = asked.set('cookie', as.cookie);
    return asked.attach('logo', bytes, 'logo.svg');
  };

  it('is for those who may write settings', async () => {
    const statuses: number[] = [];
    for (const role of ROLES) statuses.push((await upload(world.as[role])).status);
    expect(statuses).toEqual([401, 403, 200, 404, 403, 403, 403, 200]);
  });

  it('takes nothing from another site', async () => {
    expect((await upload(world.as.leader, png, {})).status).toBe(403);
    const foreign = { 'x-chapterhouse-upload': '1', origin: 'https://elsewhere.example' };
    expect((await upload(world.as.leader, png, foreign)).status).toBe(403);
  });

  it('is shown to everybody, for ever, as a picture and nothing else', async () => {
    const { body } = await upload(world.as.leader);
    const shown = await api.http().get(body.logoUrl);
    expect(shown.status).toBe(200);
    expect(shown.body).toEqual(png);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect((await api.http().get(body.logoUrl.replace('.png', '.webp'))).status).toBe(404);
    expect((await api.http().get(`/files/logos/${'0'.repeat(64)}.png`)).status).toBe(404);
    const { chapter } = await api.ok<{ chapter: object }>(
      'query ($c: ID!) { chapter(chapterId: $c) { logoUrl brandColour } }',
      { c: world.chapterId },
      world.as.member,
    );
    expect(chapter).toEqual({ logoUrl: body.logoUrl, brandColour: null });
  });

  it('says in words why a file is none', async () => {
    const svg = await upload(world.as.leader, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'));
    expect(svg.body).toMatchObject({
      logoUrl: null,
      userErrors: [{ code: 'FILE_UNREADABLE', field: 'logo', message: expect.stringContaining('PNG') }],
    });
    const large = await upload(world.as.leader, Buffer.concat([png, Buffer.alloc(300_000)]));
    expect(large.status).toBe(413);
    expect(large.body.userErrors[0]).toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringContaining('256 kB'),
    });
  });
});
