import { fixedClock, loadTruth, type LoadedVector } from '@chapterhouse/testing';
import { rightsWorld, ROLES, type World } from '../testing/rights-world.js';
import { type As, testApi, type TestApi } from '../testing/test-api.js';
import { ReportTurns } from './report-turns.js';

describe('reports as pages and files', () => {
  let api: TestApi;
  let world: World;
  let house: LoadedVector;
  let leader: As;
  beforeAll(async () => {
    api = await testApi({ clock: fixedClock('2026-11-16T09:00:00Z') });
    world = await rightsWorld(api);
    house = await loadTruth(api.db, 'quiet');
    leader = await api.signIn(house.accountIds.get(house.truth.roles['PRESIDENT']!)!);
  });
  afterAll(() => api.close());

  const get = (path: string, as: As = {}) => {
    const asked = api
      .http()
      .get(`/files/reports/${path}`)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => done(null, Buffer.concat(chunks)));
      });
    if (as.cookie) return asked.set('cookie', as.cookie);
    return as.token ? asked.set('authorization', `Bearer ${as.token}`) : asked;
  };
  const told = (body: Buffer): { code: string; field: string | null; message: string }[] =>
    (JSON.parse(body.toString()) as { userErrors: { code: string; field: string | null; message: string }[] })
      .userErrors;

  it.each([
    ['pdf', 'application/pdf', /^%PDF-/],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /^PK/],
    ['csv', 'text/csv; charset=utf-8', /^\u00ef\u00bb\u00bfChapter summary/],
  ])('come as %s with their type and name, and stay in no cache', async (format, type, begins) => {
    const { status, headers, body } = await get(
      `chapter-summary.${format}?chapter=quiet&from=2026-05-18&to=2026-11-15`,
      leader,
    );
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, 'no-store']);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="chapter-summary-quiet-2026-05-18-2026-11-15.${format}"`,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect((body as Buffer).toString('latin1')).toMatch(begins);
    expect(Number(headers['content-length'])).toBe((body as Buffer).length);
  });

  it('come with a personal token as well', async () => {
    const create =
      'mutation ($i: CreateApiTokenInput!) { createApiToken(input: $i) { secret userErrors { message } } }';
    const input = { name: 'Sheets', idempotencyKey: crypto.randomUUID() };
    const { createApiToken } = await api.ok<{ createApiToken: { secret: string } }>(create, { i: input }, leader);
    const { secret } = createApiToken;
    const { status } = await get('attendance-sheet.csv?chapter=quiet', { token: secret });
    expect(status).toBe(200);
  });

  it('are the same figures as the page shows, and the page tells where the files are', async () => {
    const query = `query ($c: ID!) { report(chapterId: $c, kind: CHAPTER_SUMMARY, language: "de") {
      title period { from to } files { format path } sections { table { columns { label } rows { kind texts numbers } } } } }`;
    const { report } = await api.ok<{ report: Page }>(query, { c: house.chapterId }, leader);
    expect(report).toMatchObject({ title: 'Übersicht des Chapters', period: { from: '2026-05-18', to: '2026-11-15' } });
    const csv = report.files.find(({ format }) => format === 'csv')!.path;
    expect(csv).toBe('/files/reports/chapter-summary.csv?chapter=quiet&from=2026-05-18&to=2026-11-15&language=de');
    const { body } = await get(csv.replace('/files/reports/', ''), leader);
    const table = report.sections.find((section) => section.table)!.table!;
    for (const { texts, numbers } of table.rows.filter(({ kind }) => kind === 'MEMBER')) {
      const cells = texts.map((text, at) => numbers[at] ?? text).join(',');
      expect((body as Buffer).toString()).toContain(`\r\n${cells}\r\n`);
    }
  });

  it('are for those who may see them: status for everybody and each kind', async () => {
    const of = async (path: string): Promise<string> => {
      const statuses: number[] = [];
      for (const role of ROLES)
        statuses.push((await get(path.replace('OWN', world.own[role].id), world.as[role])).status);
      return statuses.join(' ');
    };
    const chapter = `chapter=${world.slug}`;
    // nobody, member, leader, leader elsewhere, committee, visitor host, region director, organisation admin
    expect(await of(`chapter-summary.csv?${chapter}`)).toBe('401 403 200 404 200 403 200 200');
    expect(await of(`referral-matrix.csv?${chapter}`)).toBe('401 403 200 404 200 403 403 403');
    expect(await of(`member-review.csv?${chapter}&member=OWN`)).toBe('401 200 200 404 200 200 403 403');
    expect(await of(`member-review.csv?${chapter}&member=${world.someone.id}`)).toBe('401 403 200 404 200 403 403 403');
  });

  it.each([
    ['gossip.pdf?chapter=quiet', 404, null, /There are chapter-summary, .*each as \.pdf, \.xlsx and \.csv/],
    ['chapter-summary.docx?chapter=quiet', 404, null, /There is no report "chapter-summary\.docx"/],
    ['chapter-summary.pdf', 422, 'chapter', /\?chapter=<its short name>/],
    ['chapter-summary.pdf?chapter=nowhere', 404, null, /chapter is not there/],
    ['chapter-summary.pdf?chapter=quiet&from=2026-02-30', 422, 'from', /not a date of the calendar/],
    ['chapter-summary.pdf?chapter=quiet&from=2026-02-01&from=2026-02-02', 422, 'from', /given twice/],
    ['chapter-summary.pdf?chapter=quiet&form=2026-02-01', 422, 'form', /There is no "form" here\. Use chapter, from/],
    ['member-review.pdf?chapter=quiet', 422, 'memberId', /Say whom/],
    ['member-review.pdf?chapter=quiet&member=keiko', 422, 'member', /named by their id/],
    ['chapter-summary.pdf?chapter=quiet&language=fr', 422, 'language', /en, de/],
  ])('say what is wrong with %s', async (path, status, field, message) => {
    const answer = await get(path, leader);
    expect(answer.status).toBe(status);
    const [error] = told(answer.body as Buffer);
    expect(error).toMatchObject({ field, message: expect.stringMatching(message) as string });
  });
});

interface Page {
  files: { format: string; path: string }[];
  sections: { table: { rows: { kind: string; texts: string[]; numbers: (number | null)[] }[] } | null }[];
}

describe('turns', () => {
  it('lets two work at once, the next when one is done, and refuses the fifth of one account', async () => {
    const turns = new ReportTurns();
    let running = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise<void>((end) => ends.push(end));
      running--;
    };
    const asked = [1, 2, 3, 4].map(() => turns.take('a', work));
    await expect(turns.take('a', work)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    for (let at = 0; at < 4; at++) {
      while (!ends[at]) await new Promise((go) => setImmediate(go));
      ends[at]!();
    }
    await Promise.all(asked);
    expect(most).toBe(2);
    await expect(turns.take('a', () => Promise.resolve('again'))).resolves.toBe('again');
  });
});
