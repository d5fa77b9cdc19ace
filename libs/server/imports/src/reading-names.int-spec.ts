import { audit, csv, errorsOf, importDesk, refused, warningsOf } from './testing/import-desk.js';

const desk = importDesk();
const { apply, chapterOf, slipLines, withMembers } = desk;

describe('reading names', () => {
  it('asks who an unknown name is, once, and remembers the answer', async () => {
    const chapter = await withMembers('Elizabeth Moore', 'Ann Lee');
    const rows =
      'Liz Moore,Ann Lee,Referral,Inside\nStranger,Ann Lee,One to One\nNew Face,Ann Lee,One to One\nTwin,Ann Lee,One to One\n';
    const roster = csv('roster.csv', 'Member Name,Classification\nTwain Mark,Legal > Notary\n');
    const { id } = await desk.imports.upload(chapter.actor, chapter.id, [audit('2026-10-07', rows), roster]);
    const asked = await desk.imports.preview(chapter.actor, chapter.id, id);
    expect(asked.preview?.questions).toMatchObject([
      {
        name: 'Liz Moore',
        places: [{ file: 'audit-2026-10-07.csv', row: 3, column: 'A' }],
        candidates: [{ memberId: chapter.member['Elizabeth Moore'], name: 'Elizabeth Moore' }],
      },
      { name: 'Stranger', candidates: [] },
      { name: 'New Face' },
      { name: 'Twin' },
    ]);
    await expect(desk.imports.apply(chapter.actor, chapter.id, id)).rejects.toEqual(
      refused('IMPORT_HAS_PROBLEMS', /4 problems.*Liz Moore/),
    );
    const answered = await desk.imports.resolveNames(chapter.actor, chapter.id, id, [
      { name: 'Liz Moore', kind: 'MEMBER', memberId: chapter.member['Elizabeth Moore']! },
      { name: 'Stranger', kind: 'NOBODY' },
      { name: 'New Face', kind: 'NEW', joined: '2026-09-01' },
      { name: 'Twin', kind: 'SAME_AS', as: 'Twain Mark' },
    ]);
    expect(errorsOf(answered)).toEqual([]);
    await desk.imports.apply(chapter.actor, chapter.id, id);
    const expected = [
      'elizabeth moore||ann lee||INSIDE',
      'new face||ann lee||',
      'stranger||ann lee||',
      'twain mark||ann lee||',
    ];
    expect((await slipLines(chapter.id)).map((text) => text.split('|').slice(2, 7).join('|')).sort()).toEqual(expected);
    const again = await apply(chapter, [audit('2026-10-14', rows)]);
    expect(again.preview?.questions).toEqual([]);
  });

  it('never takes a link to somebody of another chapter for an answer', async () => {
    const chapter = await withMembers('Ann Lee');
    const { id: elsewhere } = await desk.db.make.member({ chapterId: (await chapterOf('Other')).id });
    const { id } = await desk.imports.upload(chapter.actor, chapter.id, [
      audit('2026-10-07', 'Liz,Ann Lee,Referral,Inside\n'),
    ]);
    const view = await desk.imports.resolveNames(chapter.actor, chapter.id, id, [
      { name: 'Liz', kind: 'MEMBER', memberId: elsewhere },
    ]);
    expect(errorsOf(view)).toEqual(expect.arrayContaining(['DECISION_UNCLEAR', 'NAME_UNKNOWN']));
  });

  it('finds out from a CSV who is of another chapter where that is certain, and asks where it is not', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim');
    const far = '"Foundry, Harbour City, Ireland"';
    const view = await desk.imports.importFiles(chapter.actor, chapter.id, [
      audit(
        '2026-10-07',
        `Ann Lee,Far Away,Referral,Outside,,,${far}\nFar Away,Ann Lee,One to One,,,,${far}\n,Ann Lee,TYFCB,,5,,${far}\n,BNI,TYFCB,,7\nAnn Lee,Bo Kim,Referral,Inside,,,a good customer\n`,
      ),
    ]);
    expect([view.state, warningsOf(view)]).toEqual(['APPLIED', ['TAKEN_AS_ELSEWHERE']]);
    expect(await slipLines(chapter.id)).toEqual(
      [
        '2026-10-07|CLOSED_BUSINESS|||||||7|'.replace('|||||||7', '||||||7'),
        '2026-10-07|CLOSED_BUSINESS||Foundry, Harbour City, Ireland|ann lee|||5|',
        '2026-10-07|ONE_TO_ONE|far away|Foundry, Harbour City, Ireland|ann lee||||',
        '2026-10-07|REFERRAL|ann lee||bo kim||INSIDE||',
        '2026-10-07|REFERRAL|ann lee||far away|Foundry, Harbour City, Ireland|OUTSIDE||',
      ].sort(),
    );
    expect(await desk.db.sql(`select text from slip where chapter_id = $1 and text is not null`, [chapter.id])).toEqual(
      [{ text: 'a good customer' }],
    );
    const unsure = await desk.imports.importFiles(chapter.actor, chapter.id, [
      audit('2026-10-14', `Ann Lee,Bo Kim,Referral,Outside,,,${far}\nMo,Jo,One to One,,,,${far}\n`),
    ]);
    expect(errorsOf(unsure)).toEqual(['WHO_IS_ELSEWHERE', 'NAME_UNKNOWN', 'NAME_UNKNOWN']);
  });

  it('does not take a namesake for somebody of another chapter', async () => {
    const chapter = await withMembers('Ann Lee', 'Bo Kim', 'BO KIM');
    const view = await desk.imports.importFiles(chapter.actor, chapter.id, [
      audit('2026-10-07', 'Ann Lee,Bo Kim,One to One,,,,"Foundry, Harbour City, Ireland"\n'),
    ]);
    expect(errorsOf(view)).toEqual(['NAME_AMBIGUOUS']);
    const { id } = view;
    const answered = await desk.imports.resolveNames(chapter.actor, chapter.id, id, [
      { name: 'Bo Kim', kind: 'MEMBER', memberId: chapter.member['BO KIM']! },
    ]);
    expect(errorsOf(answered)).toEqual(['WHO_IS_ELSEWHERE']);
  });
});
