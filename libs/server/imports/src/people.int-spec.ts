import { actorIn } from '@chapterhouse/testing';
import type { SourceFile } from './readers/sheet.js';
import { exportOf } from './testing/fixtures.js';
import { csv, importDesk, warningsOf } from './testing/import-desk.js';

const desk = importDesk();
const { apply, chapterOf, dump } = desk;

describe('lists of people', () => {
  it('update members, hand leadership over, and give both back on undo', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id: chapterId } = chapter;
    const old = await desk.db.make.leader(chapterId);
    const member = await desk.db.make.member({
      chapterId,
      displayName: 'Ann Lee',
      company: 'Old & Co',
      phone: null,
      joined: '2024-05-05',
      accountId: null,
    });
    const before = await dump(chapterId);
    const view = await apply(chapter, [
      csv(
        'contacts.csv',
        'Name,Email,Phone,Company,Classification,Joined,Left,Role\nLEE Ann,ann.lee@example.com,+44 1,New & Co,,2024-05-01,,President\n',
      ),
      csv(
        'lengths.csv',
        'Membership Length Report\nFirst Name,Last Name,Recent Start Date\nAnn,Lee,01/05/2024\nGone,Long Ago,01/01/2001\n',
      ),
    ]);
    expect(warningsOf(view)).toEqual(['FORMER_MEMBER']);
    const [row] = await desk.db.sql(
      `select m.display_name, m.company, m.phone, m.joined::text, a.email from member m join account a on a.id = m.account_id where m.id = $1`,
      [member.id],
    );
    expect(row).toEqual({
      display_name: 'Ann Lee',
      company: 'New & Co',
      phone: '+44 1',
      joined: '2024-05-01',
      email: 'ann.lee@example.com',
    });
    const terms = await desk.db.sql(
      `select member_id, "from"::text, "to"::text from role_term where chapter_id = $1 order by "from"`,
      [chapterId],
    );
    expect(terms).toEqual([
      { member_id: old.id, from: '2024-01-10', to: '2026-11-22' },
      { member_id: member.id, from: '2026-11-22', to: null },
    ]);
    await desk.imports.undo(chapter.actor, chapterId, view.id);
    expect(await dump(chapterId)).toEqual(before);
  });

  it('make accounts for new addresses, and undo removes those that nobody has used', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { make, sql } = desk.db;
    const known = await make.account({ email: 'known@example.com', emailVerified: false });
    const names = ['Known', 'Unused', 'Signed In', 'Seated', 'Granted', 'Half Signed'];
    const lines = names.map((name) => `${name} Lee,${name.toLowerCase().replace(' ', '.')}@example.com,2024-05-01`);
    const files = [csv('contacts.csv', `Name,Email,Joined\n${lines.join('\n')}\n`)];
    const accounts = async () => {
      const addresses = lines.map((line) => line.split(',')[1]);
      const rows = await sql<{ id: string; email: string }>(
        `select id, email from account where email = any ($1) order by email`,
        [addresses],
      );
      return new Map(rows.map(({ id, email }) => [email.split('@')[0], id]));
    };
    const view = await apply(chapter, files);
    const made = await accounts();
    expect(made.get('known')).toBe(known.id);
    expect(made.size).toBe(6);
    await sql(`update account set email_verified = true where id = $1`, [made.get('signed.in')]);
    await make.member({ chapterId: (await make.chapter()).id, accountId: made.get('seated')! });
    await make.staffRole({
      accountId: made.get('granted')!,
      organisationId: (await make.organisation()).id,
      role: 'ORGANISATION_ADMIN',
    });
    await make.insert('session', {
      id: crypto.randomUUID(),
      accountId: made.get('half.signed'),
      token: crypto.randomUUID(),
      expiresAt: new Date('2026-12-01'),
    });
    // Another chapter cannot have them removed, whatever it asks for.
    const stranger = await chapterOf('Elsewhere');
    await expect(desk.imports.undo(stranger.actor, stranger.id, view.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await desk.imports.undo(chapter.actor, chapter.id, view.id);
    expect([...(await accounts()).keys()]).toEqual(['granted', 'half.signed', 'known', 'seated', 'signed.in']);
    // Applied again, the one that went is made again and goes again.
    await desk.imports.preview(chapter.actor, chapter.id, view.id);
    await desk.imports.apply(chapter.actor, chapter.id, view.id);
    expect((await accounts()).size).toBe(6);
    await desk.imports.undo(chapter.actor, chapter.id, view.id);
    expect((await accounts()).has('unused')).toBe(false);
  });

  it('may end the role of the one who brought them, who may still take them back, for 30 days', async () => {
    const chapter = await chapterOf('Nine Elms');
    const old = await desk.db.make.leader(chapter.id);
    const president = await actorIn(desk.db, old);
    const files = [csv('contacts.csv', 'Name,Email,Joined,Role\nAnn Lee,ann.new@example.com,2024-05-01,President\n')];
    const view = await apply({ ...chapter, actor: president }, files);
    const now = await actorIn(desk.db, old);
    const again = () => desk.imports.undo(now, chapter.id, view.id);
    await expect(desk.imports.importFiles(now, chapter.id, files)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const other = await actorIn(desk.db, await desk.db.make.member({ chapterId: chapter.id }));
    await expect(desk.imports.undo(other, chapter.id, view.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    desk.clock.set('2026-12-23T09:00:00Z');
    await expect(again()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    desk.clock.set('2026-12-21T09:00:00Z');
    await expect(again()).resolves.toMatchObject({ state: 'UNDONE' });
    desk.clock.set('2026-11-22T09:00:00Z');
    // The seat and the role are back as they were.
    const restored = await actorIn(desk.db, old);
    await expect(desk.imports.importFiles(restored, chapter.id, files, { dryRun: true })).resolves.toBeTruthy();
  });

  it('give somebody who left and came back a second membership, and find both by the date', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id: chapterId } = chapter;
    const first = await desk.db.make.member({
      chapterId,
      displayName: 'Ann Lee',
      joined: '2020-01-01',
      left: '2024-01-01',
    });
    await desk.db.make.member({ chapterId, displayName: 'Bo Kim', joined: '2020-01-01' });
    const roster = csv('roster.csv', 'Member Name,Classification\nAnn Lee,Legal > Notary\n');
    expect(warningsOf(await apply(chapter, [roster]))).toEqual(['LEFT_BEFORE']);
    const lengths = csv('lengths.csv', 'First Name,Last Name,Recent Start Date\nAnn,Lee,2025-02-01\n');
    const slips = (date: string): SourceFile =>
      csv(`${date}.csv`, `Slips Audit Report for ${date}\nFrom,To,Slip Type\nAnn Lee,Bo Kim,One to One\n`);
    const before = await dump(chapterId);
    const view = await apply(chapter, [roster, lengths, slips('2023-05-03'), slips('2025-05-07')]);
    const [second] = await desk.db.sql<{ id: string }>(
      `select id from member where chapter_id = $1 and joined = '2025-02-01' and account_id = $2`,
      [chapterId, first.accountId],
    );
    expect(
      await desk.db.sql(`select from_member_id as id from slip where chapter_id = $1 order by date`, [chapterId]),
    ).toEqual([{ id: first.id }, second]);
    const after = await dump(chapterId);
    await apply(chapter, [roster, lengths, slips('2023-05-03')]);
    expect(await dump(chapterId)).toEqual(after);
    await desk.imports.undo(chapter.actor, chapterId, view.id);
    expect(await dump(chapterId)).toEqual(before);
  });

  it('make a member of whoever was waiting to become one, and leave a leave of absence alone', async () => {
    const chapter = await chapterOf('Nine Elms');
    const { id: chapterId } = chapter;
    await desk.db.make.member({ chapterId, displayName: 'Ann Lee', status: 'PENDING', joined: null });
    await desk.db.make.member({ chapterId, displayName: 'Bo Kim', status: 'ON_LEAVE' });
    await apply(chapter, [
      csv('lengths.csv', 'First Name,Last Name,Recent Start Date\nAnn,Lee,2026-11-01\nBo,Kim,2020-01-01\n'),
    ]);
    expect(
      await desk.db.sql(`select display_name, status, joined::text from member where chapter_id = $1 order by 1`, [
        chapterId,
      ]),
    ).toEqual([
      { display_name: 'Ann Lee', status: 'ACTIVE', joined: '2026-11-01' },
      { display_name: 'Bo Kim', status: 'ON_LEAVE', joined: '2020-01-01' },
    ]);
  });

  it('do not give one classification to two members', async () => {
    const chapter = await chapterOf('Nine Elms');
    await desk.db.make.member({
      chapterId: chapter.id,
      displayName: 'Ann Lee',
      industry: 'Legal',
      speciality: 'Notary',
    });
    const view = await desk.imports.importFiles(chapter.actor, chapter.id, [
      csv('roster.csv', 'Member Name,Classification\nBo Kim,legal >  NOTARY\n'),
    ]);
    expect(view.preview?.problems.filter((p) => p.severity === 'error')).toEqual([
      expect.objectContaining({
        code: 'CLASSIFICATION_TAKEN',
        file: 'roster.csv',
        row: 2,
        message: expect.stringMatching(/Ann Lee|Bo Kim/) as string,
      }),
    ]);
  });

  it('take the first date that names somebody when nothing says when they joined', async () => {
    const chapter = await chapterOf('Quiet');
    const view = await apply(chapter, [
      exportOf('quiet', 'chapter-roster.xls'),
      exportOf('quiet', 'summary-palms-2026-08-05.xls'),
      exportOf('quiet', 'summary-palms-2026-08-12.xls'),
      csv('contacts.csv', 'Name,Email,Left\nDevi Eklund,d@example.com,2026-09-07\n'),
    ]);
    expect(warningsOf(view)).toEqual(expect.arrayContaining(['JOIN_DATE_UNKNOWN', 'NOT_CHECKED']));
    expect(
      await desk.db.sql(`select distinct joined::text from member where chapter_id = $1 order by 1`, [chapter.id]),
    ).toEqual([{ joined: '2026-08-05' }, { joined: '2026-11-22' }]);
  });
});
