import { actorIn } from '@chapterhouse/testing';
import { ImportsQueries } from './imports.queries.js';
import type { SourceFile } from './readers/sheet.js';
import { asCsv, asXlsx, exportOf, exportsOf } from './testing/fixtures.js';
import { audit, csv, errorsOf, importDesk, refused, warningsOf } from './testing/import-desk.js';

const desk = importDesk();
const { apply, chapterOf, chapterOfVector, dump, slipLines, withMembers } = desk;

describe('imports', () => {
  it('apply nothing when one file among good ones is wrong', async () => {
    const chapter = await chapterOfVector('quiet');
    const before = await dump(chapter.id);
    const view = await desk.imports.importFiles(chapter.actor, chapter.id, [
      ...exportsOf('quiet'),
      csv('notes.csv', 'Shopping,List,Milk\n'),
    ]);
    expect([view.state, errorsOf(view)]).toEqual(['PREVIEWED', ['FILE_UNKNOWN_LAYOUT']]);
    await expect(desk.imports.apply(chapter.actor, chapter.id, view.id)).rejects.toEqual(
      refused('IMPORT_HAS_PROBLEMS', /notes.csv/),
    );
    expect(await dump(chapter.id)).toEqual(before);
  });

  it('mean the same in all three containers', async () => {
    const names = [
      'chapter-roster.xls',
      'membership-length.xls',
      'contacts.csv',
      'summary-palms-2026-08-05.xls',
      'slips-audit-2026-08-05.xls',
    ];
    const results: unknown[] = [];
    for (const convert of [
      async (file: SourceFile) => Promise.resolve(file),
      asXlsx,
      (file: SourceFile) => asCsv(file, ';'),
    ]) {
      const chapter = await chapterOfVector('harbour-lights');
      const files: SourceFile[] = [];
      for (const name of names) files.push(await convert(exportOf('harbour-lights', name)));
      await apply(chapter, files);
      results.push([
        await slipLines(chapter.id),
        await desk.db.sql(
          `select date::text, mark, count(*)::int from attendance where chapter_id = $1 group by 1, 2 order by 1, 2`,
          [chapter.id],
        ),
      ]);
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('are refused an undo when what they wrote was changed since, and then change nothing', async () => {
    const chapter = await chapterOfVector('small-quirks');
    const view = await apply(chapter, exportsOf('small-quirks'));
    await desk.db.sql(
      `update slip set status = 'CONTACTED', version = version + 1 where chapter_id = $1 and id = (select id from slip where chapter_id = $1 and type = 'REFERRAL' limit 1)`,
      [chapter.id],
    );
    const before = await dump(chapter.id);
    await expect(desk.imports.undo(chapter.actor, chapter.id, view.id)).rejects.toEqual(refused('CONFLICT', /1 slips/));
    expect(await dump(chapter.id)).toEqual(before);
  });

  it('are refused an undo when something later needs a member that they added', async () => {
    const chapter = await chapterOf('Nine Elms');
    const view = await apply(chapter, [csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n')]);
    const [member] = await desk.db.sql<{ id: string }>(`select id from member where chapter_id = $1`, [chapter.id]);
    await desk.db.make.education({ chapterId: chapter.id, fromMemberId: member!.id, date: '2026-11-01' });
    await expect(desk.imports.undo(chapter.actor, chapter.id, view.id)).rejects.toEqual(
      refused('CONFLICT', /something made since/),
    );
  });

  it('are applied once, previewed first, undone once, and can be applied again after that', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id } = await desk.imports.upload(chapter.actor, chapter.id, [
      csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n'),
    ]);
    await expect(desk.imports.apply(chapter.actor, chapter.id, id)).rejects.toEqual(
      refused('IMPORT_NOT_READY', /previewed/),
    );
    await expect(desk.imports.undo(chapter.actor, chapter.id, id)).rejects.toEqual(
      refused('IMPORT_NOT_READY', /nothing to undo/),
    );
    await desk.imports.preview(chapter.actor, chapter.id, id);
    const applied = await Promise.all([1, 2, 3].map(() => desk.imports.apply(chapter.actor, chapter.id, id)));
    expect(applied.map((view) => view.state)).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
    expect(await desk.db.sql(`select display_name from member where chapter_id = $1`, [chapter.id])).toHaveLength(1);
    await desk.imports.undo(chapter.actor, chapter.id, id);
    expect((await desk.imports.undo(chapter.actor, chapter.id, id)).state).toBe('UNDONE');
    expect((await desk.imports.preview(chapter.actor, chapter.id, id)).preview?.tallies.members.added).toBe(1);
    expect((await desk.imports.apply(chapter.actor, chapter.id, id)).state).toBe('APPLIED');
  });

  it('do not double when two leaders apply the same file at the same moment', async () => {
    const chapter = await chapterOfVector('quiet');
    const files = exportsOf('quiet').slice(0, 10);
    const ids: string[] = [];
    for (let at = 0; at < 2; at += 1) {
      const { id } = await desk.imports.upload(chapter.actor, chapter.id, files);
      await desk.imports.preview(chapter.actor, chapter.id, id);
      ids.push(id);
    }
    const results = await Promise.allSettled(ids.map((id) => desk.imports.apply(chapter.actor, chapter.id, id)));
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toEqual(
      refused('CONFLICT', /changed since/),
    );
    expect(await desk.db.sql(`select id from member where chapter_id = $1`, [chapter.id])).toHaveLength(18);
  });

  it('change nothing when a file holds a formula', async () => {
    const chapter = await chapterOf('Nine Elms');
    const before = await dump(chapter.id);
    const view = await desk.imports.importFiles(chapter.actor, chapter.id, [
      csv('contacts.csv', "Name,Email,Company\nAnn Lee,ann@example.com,=cmd|'/c calc'!A0\n"),
    ]);
    expect([view.state, errorsOf(view)]).toEqual(['PREVIEWED', ['FORMULA']]);
    expect(await dump(chapter.id)).toEqual(before);
  });

  it('are not applied when the chapter changed since the preview', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id } = await desk.imports.upload(chapter.actor, chapter.id, [
      csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n'),
    ]);
    await desk.imports.preview(chapter.actor, chapter.id, id);
    await desk.db.make.member({ chapterId: chapter.id, displayName: 'Ann Lee' });
    await expect(desk.imports.apply(chapter.actor, chapter.id, id)).rejects.toEqual(
      refused('CONFLICT', /changed since the preview/),
    );
  });

  it('belong to leaders and to nobody else', async () => {
    const chapter = await chapterOf('Nine Elms');
    const leader = await desk.db.make.leader(chapter.id);
    const member = await desk.db.make.member({ chapterId: chapter.id });
    const stranger = await desk.db.make.leader((await chapterOf('Other')).id);
    const [{ organisationId } = { organisationId: '' }] = await desk.db.sql<{ organisationId: string }>(
      `select organisation_id as "organisationId" from chapter where id = $1`,
      [chapter.id],
    );
    const admin = await desk.db.make.member({ chapterId: (await chapterOf('Elsewhere')).id });
    await desk.db.make.staffRole({ accountId: admin.accountId!, organisationId, role: 'ORGANISATION_ADMIN' });
    const file = [csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n')];
    expect((await desk.imports.importFiles(await actorIn(desk.db, admin), chapter.id, file)).state).toBe('APPLIED');
    const view = await desk.imports.importFiles(await actorIn(desk.db, leader), chapter.id, file);
    expect([view.state, view.createdBy]).toEqual(['APPLIED', leader.accountId]);
    for (const [who, code] of [
      [member, 'FORBIDDEN'],
      [stranger, 'NOT_FOUND'],
    ] as const) {
      const actor = await actorIn(desk.db, who);
      const queries = new ImportsQueries(desk.db.door);
      for (const use of [
        () => desk.imports.upload(actor, chapter.id, file),
        () => desk.imports.preview(actor, chapter.id, view.id),
        () => desk.imports.resolveNames(actor, chapter.id, view.id, []),
        () => desk.imports.apply(actor, chapter.id, view.id),
        () => desk.imports.undo(actor, chapter.id, view.id),
        () => queries.get(actor, chapter.id, view.id),
        () => queries.list(actor, chapter.id, { limit: 10, offset: 0 }),
      ])
        await expect(use()).rejects.toMatchObject({ code });
    }
  });

  it('are listed, the newest first', async () => {
    const chapter = await chapterOf('Nine Elms');
    const queries = new ImportsQueries(desk.db.door);
    const file = csv('contacts.csv', 'Name,Email,Joined\nAnn Lee,ann@example.com,2024-01-01\n');
    const first = await apply(chapter, [file, file].slice(0, 1));
    desk.clock.advance(1000);
    const second = await desk.imports.upload(chapter.actor, chapter.id, [file, file]);
    const { items, totalCount } = await queries.list(chapter.actor, chapter.id, { limit: 1, offset: 0 });
    expect([totalCount, items.map((item) => [item.id, item.state, item.files.map(({ name }) => name)])]).toEqual([
      2,
      [[second.id, 'UPLOADED', ['contacts.csv', 'contacts.csv (2)']]],
    ]);
    expect((await queries.get(chapter.actor, chapter.id, first.id)).state).toBe('APPLIED');
  });

  it('refuse what is too much before reading it', async () => {
    const chapter = await chapterOf('Nine Elms');
    await expect(desk.imports.upload(chapter.actor, chapter.id, [])).rejects.toEqual(refused('BAD_INPUT', /no file/));
    await expect(
      desk.imports.upload(chapter.actor, chapter.id, [{ name: 'big.xls', bytes: Buffer.alloc(20 * 1024 * 1024 + 1) }]),
    ).rejects.toEqual(refused('FILE_TOO_LARGE', /big.xls/));
    await expect(
      desk.imports.upload(
        chapter.actor,
        chapter.id,
        Array.from({ length: 501 }, () => csv('a.csv', 'a')),
      ),
    ).rejects.toEqual(refused('BAD_INPUT', /501/));
  });
});

describe('an import', () => {
  it('takes a file that comes twice once', async () => {
    const chapter = await chapterOf('Low Tide');
    const file = exportOf('quiet', 'chapter-roster.xls');
    const view = await desk.imports.importFiles(chapter.actor, chapter.id, [file, await asXlsx(file), file]);
    expect([
      view.state,
      view.preview?.tallies.members.added,
      view.preview?.problems.filter((p) => p.code === 'FILE_TWICE').map((p) => p.file),
    ]).toEqual(['APPLIED', 17, ['chapter-roster.xlsx', 'chapter-roster.xls (2)']]);
  });

  it('leaves out slips to oneself, and says so', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const view = await apply(chapter, [
      audit('2026-10-07', 'Ann Lee,LEE Ann,Referral,Inside\nAnn Lee,Bo Kim,One to One\n'),
    ]);
    expect([warningsOf(view), view.preview?.tallies.slips.added, view.preview?.files[0]?.ignored]).toEqual([
      ['SELF_REFERENCE'],
      1,
      1,
    ]);
  });

  it('says when files are of another chapter', async () => {
    const chapter = await chapterOf('Somewhere Else');
    const view = await desk.imports.importFiles(chapter.actor, chapter.id, exportsOf('quiet'), { dryRun: true });
    expect(view.preview?.problems).toEqual([
      expect.objectContaining({ code: 'OTHER_CHAPTER', message: expect.stringContaining('Low Tide') as string }),
    ]);
  });
});
