import { keepHouse } from '@chapterhouse/database';
import { systemActor } from '@chapterhouse/platform';
import { audit, csv, errorsOf, importDesk, refused, warningsOf } from './testing/import-desk.js';

const desk = importDesk();
const { apply, dump, slipLines, withMembers } = desk;

describe('a chapter that is there already', () => {
  it('has the slips of a meeting replaced, not added, and gets back what was there on undo', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim', 'Cy Dow');
    await apply(chapter, [
      audit(
        '2026-10-07',
        'Ann Lee,Bo Kim,Referral,Inside\nAnn Lee,Bo Kim,Referral,Inside\nBo Kim,Cy Dow,One to One\nCy Dow,Zed,Visitor\n',
      ),
    ]);
    const before = await dump(chapter.id);
    const view = await apply(chapter, [
      audit(
        '2026-10-07',
        'Ann Lee,Bo Kim,Referral,Inside\nCy Dow,Bo Kim,One to One\n,Ann Lee,TYFCB,,"1,250.50"\nCy Dow,Zoe,Visitor\n',
      ),
    ]);
    expect([view.preview?.tallies.slips, view.preview?.tallies.visitors]).toMatchObject([
      { added: 1, removed: 1 },
      { added: 1, removed: 1 },
    ]);
    expect(await slipLines(chapter.id)).toEqual([
      '2026-10-07|CLOSED_BUSINESS|||ann lee|||1250.5|',
      '2026-10-07|ONE_TO_ONE|bo kim||cy dow||||',
      '2026-10-07|REFERRAL|ann lee||bo kim||INSIDE||',
      '2026-10-07|VISITOR|cy dow||zoe||||',
    ]);
    await desk.imports.undo(chapter.actor, chapter.id, view.id);
    expect(await dump(chapter.id)).toEqual(before);
  });

  it('asks for a follow-up with visitors of the last days, and with nobody who came long ago', async () => {
    const chapter = await withMembers('Cy Dow');
    await apply(
      chapter,
      ['2026-10-07', '2026-11-06', '2026-11-07', '2026-11-18'].map((date) =>
        audit(date, `Cy Dow,Zoe of ${date},Visitor\n`),
      ),
    );
    const visitors = await desk.db.sql<{ line: string }>(
      `select concat_ws(' ', visited_on::text, visits::text, stage, follow_up_due_at is not null) as line
       from visitor where chapter_id = $1 order by 1`,
      [chapter.id],
    );
    // Today is the 22nd: due on the 7th is fifteen days ago, due on the 8th fourteen.
    expect(visitors.map(({ line }) => line)).toEqual([
      '2026-10-07 1 FOLLOWED_UP t',
      '2026-11-06 1 FOLLOWED_UP t',
      '2026-11-07 1 ATTENDED t',
      '2026-11-18 1 ATTENDED t',
    ]);
  });

  it('says that its files are not kept any longer, once they were left alone', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const { id } = await desk.imports.upload(chapter.actor, chapter.id, [
      audit('2026-10-07', 'Ann Lee,Bo Kim,Referral,Inside\n'),
    ]);
    await desk.imports.preview(chapter.actor, chapter.id, id);
    await desk.db.sql(`update import_job set created_at = now() - interval '91 days' where id = $1`, [id]);
    await desk.db.door.run(systemActor('worker.housekeeping', []), (em) => keepHouse(em, new Date()));
    for (const step of ['preview', 'apply'] as const) {
      await expect(desk.imports[step](chapter.actor, chapter.id, id)).rejects.toEqual(
        refused('IMPORT_NOT_READY', /not kept any longer.*Upload them again/),
      );
    }
  });

  it('keeps what was entered or corrected here, and does not double it', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim', 'Cy Dow');
    const { id: chapterId, member } = chapter;
    const file = audit(
      '2026-10-07',
      'Ann Lee,Bo Kim,Referral,Inside\nBo Kim,Cy Dow,Referral,Outside\n,Cy Dow,TYFCB,,100\n',
    );
    await desk.db.make.referral({
      chapterId,
      date: '2026-10-07',
      fromMemberId: member['Bo Kim'],
      toMemberId: member['Cy Dow'],
      tier: 'OUTSIDE',
    });
    await desk.db.make.closedBusiness({
      chapterId,
      date: '2026-10-07',
      fromMemberId: member['Ann Lee'],
      toMemberId: member['Cy Dow'],
      amount: '100.00',
      currency: 'EUR',
    });
    await desk.db.make.oneToOne({
      chapterId,
      date: '2026-10-07',
      fromMemberId: member['Ann Lee'],
      toMemberId: member['Cy Dow'],
    });
    const first = await apply(chapter, [file]);
    expect([first.preview?.tallies.slips.added, warningsOf(first)]).toEqual([1, ['SLIPS_KEPT']]);
    await desk.db.sql(
      `update slip set tier = 'OUTSIDE', status = 'WON', version = 2 where chapter_id = $1 and import_id is not null`,
      [chapterId],
    );
    const before = await dump(chapterId);
    await apply(chapter, [file]);
    expect(await dump(chapterId)).toEqual(before);
  });

  it('has marks replaced and its planned meeting held', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim', 'Cy Dow');
    const { id: chapterId, member } = chapter;
    await desk.db.make.meeting({ chapterId, date: '2026-10-07', status: 'SCHEDULED' });
    await desk.db.make.attendance({ chapterId, memberId: member['Ann Lee']!, date: '2026-10-07', mark: 'ABSENT' });
    await desk.db.make.attendance({
      chapterId,
      memberId: member['Cy Dow']!,
      date: '2026-10-07',
      mark: 'LATE',
      leftEarly: true,
    });
    const before = await dump(chapterId);
    const summary = csv(
      'summary.csv',
      'Chapter Summary PALMS Report\nFrom:,2026-10-07\nTo:,2026-10-07\nFirst Name,Last Name,P,A,L,M,S,RGI\nAnn,Lee,1,0,0,0,0,2\nBo,Kim,0,0,0,1,0,0\nTotal,,1,0,0,1,0,2\n',
    );
    const view = await apply(chapter, [summary]);
    expect(view.preview?.tallies).toMatchObject({
      meetings: { changed: 1 },
      attendance: { added: 1, changed: 1, removed: 1 },
    });
    expect(warningsOf(view)).toEqual(['NOT_CHECKED']);
    expect(
      await desk.db.sql(
        `select m.display_name, a.mark from attendance a join member m on m.chapter_id = a.chapter_id and m.id = a.member_id where a.chapter_id = $1 order by 1`,
        [chapterId],
      ),
    ).toEqual([
      { display_name: 'Ann Lee', mark: 'PRESENT' },
      { display_name: 'Bo Kim', mark: 'MEDICAL' },
    ]);
    await desk.imports.undo(chapter.actor, chapterId, view.id);
    expect(await dump(chapterId)).toEqual(before);
  });

  it('is told every figure of a summary that the slips do not bear out, and takes no marks from one of several meetings', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const summary = csv(
      'summary.csv',
      'Chapter Summary PALMS Report\nFrom:,2026-10-01\nTo:,2026-10-31\nFirst Name,Last Name,P,A,L,M,S,RGI,RGO,RRI,RRO,V,1-2-1,TYFCB,CEU,T\nAnn,Lee,3,1,0,0,0,1,1,0,0,1,1,0,0,0\nBo,Kim,4,0,0,0,0,0,0,1,0,0,1,480.50,2,1\nTotal,,7,1,0,0,0,1,1,1,0,1,2,480.50,3,1\n',
    );
    const slips = audit(
      '2026-10-07',
      'Ann Lee,Bo Kim,Referral,Inside\nAnn Lee,Bo Kim,One to One\n,Bo Kim,TYFCB,,480.5\nAnn Lee,Vi,Visitor\n',
    );
    const view = await apply(chapter, [summary, slips]);
    expect(
      view.preview?.differences.map(({ row, name, figure, reported, counted }) => [
        row,
        name,
        figure,
        reported,
        counted,
      ]),
    ).toEqual([
      [5, 'Ann Lee', 'RGO', 1, 0],
      [6, 'Bo Kim', 'CEU', 2, 0],
      [6, 'Bo Kim', 'T', 1, 0],
      [7, 'Total', 'CEU', 3, 2],
    ]);
    expect(await desk.db.sql(`select from attendance where chapter_id = $1`, [chapter.id])).toEqual([]);
  });

  it('is not written to by a locked or cancelled meeting, unless nothing would change', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const file = audit('2026-10-07', 'Ann Lee,Bo Kim,Referral,Inside\n');
    await apply(chapter, [file]);
    await desk.db.make.meeting({ chapterId: chapter.id, date: '2026-10-07', ledger: 'LOCKED' });
    await desk.db.make.meeting({ chapterId: chapter.id, date: '2026-10-14', status: 'CANCELLED' });
    await apply(chapter, [file]);
    const summary = csv(
      'summary.csv',
      'x\nFrom:,2026-10-14\nTo:,2026-10-14\nFirst Name,Last Name,P,A,L,M,S\nAnn,Lee,1,0,0,0,0\n',
    );
    const view = await desk.imports.importFiles(chapter.actor, chapter.id, [
      audit('2026-10-07', 'Bo Kim,Ann Lee,Referral,Inside\n'),
      summary,
    ]);
    expect(errorsOf(view)).toEqual(['MEETING_LOCKED', 'MEETING_CANCELLED']);
  });
});
