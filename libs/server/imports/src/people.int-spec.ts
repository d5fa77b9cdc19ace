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
