import { foldName } from '@chapterhouse/domain';
import { asCsv, asXlsx, exportOf, exportsOf, realFile, truthOf, vectors, type Truth } from '../testing/fixtures.js';
import { parseFile } from './parse-file.js';
import type { ChapterSummary, Contacts, MembershipLength, ParsedFile, Report, Roster, SlipsAudit } from './report.js';

const utf8 = (text: string, name = 'file.csv') => ({ name, bytes: Buffer.from(text) });
const reportsOf = <K extends Report['kind']>(files: ParsedFile[], kind: K): Extract<Report, { kind: K }>[] =>
  files.flatMap((file) => (file.report?.kind === kind ? [file.report as Extract<Report, { kind: K }>] : []));
const audit = async (rows: string): Promise<ParsedFile> =>
  parseFile(
    utf8(
      `Slips Audit Report for 08/10/2025\nFrom,To,Slip Type,Inside/Outside,TYFCB Amount,CEU Credits,Detail\n${rows}`,
    ),
  );

/** A slip as text, so that lists of them can be compared whatever their order. */
const line = (...parts: (string | number | null | undefined)[]): string => parts.map((part) => part ?? '').join('|');
const truthLine = (slip: Truth['slips'][number]): string =>
  line(
    slip.date,
    slip.type,
    slip.from && foldName(slip.from),
    slip.fromOther,
    slip.to && foldName(slip.to),
    slip.toOther,
    slip.tier,
    slip.amount,
    slip.credits,
  );
const reportLines = ({ date, slips }: SlipsAudit): string[] =>
  slips.map(({ type, from, to, tier, amount, credits, detail }) =>
    line(
      date,
      type,
      from && foldName(from.name),
      from?.elsewhere ? detail : '',
      to && foldName(to.name),
      to?.elsewhere ? detail : '',
      tier,
      amount,
      credits,
    ),
  );

describe.each(vectors)('the exports of %s', (vector) => {
  const truth = truthOf(vector);
  let files: ParsedFile[];
  beforeAll(async () => {
    files = [];
    for (const source of exportsOf(vector)) files.push(await parseFile(source));
  });

  it('have no problem at all', () => {
    expect(files.flatMap((file) => file.problems)).toEqual([]);
    expect(files.map((file) => file.report?.kind).filter(Boolean)).toHaveLength(117);
  });

  it('hold every slip of the truth and no other', () => {
    const audits = reportsOf(files, 'slips-audit');
    expect(audits.flatMap(reportLines).sort()).toEqual(truth.slips.map(truthLine).sort());
    expect(new Set(audits.map((report) => report.chapter))).toEqual(new Set([truth.chapter.name]));
  });

  it('hold every attendance mark of the truth and no other', () => {
    const marks = reportsOf(files, 'chapter-summary').flatMap(({ from, to, lines }) => {
      expect(from).toBe(to);
      return lines.flatMap(({ name, marks: counts }) =>
        Object.entries(counts).flatMap(([mark, count]) =>
          Array.from({ length: count }, () => line(from, foldName(name), mark)),
        ),
      );
    });
    expect(marks.sort()).toEqual(
      truth.attendance.map(({ date, member, status }) => line(date, foldName(member), status)).sort(),
    );
  });

  it('hold every member, officer and date', () => {
    const [roster] = reportsOf(files, 'roster') as [Roster];
    const [membership] = reportsOf(files, 'membership-length') as [MembershipLength];
    const [contacts] = reportsOf(files, 'contacts') as [Contacts];
    const active = truth.members.filter((member) => !member.left);
    expect(roster.chapter).toBe(truth.chapter.name);
    expect(roster.members.map((m) => [m.name, m.industry, m.speciality, m.company, m.phone])).toEqual(
      active.map((m) => [m.name, m.industry, m.classification, m.company, m.phone]),
    );
    expect(roster.officers.map(({ role, name }) => [role, name])).toEqual(Object.entries(truth.roles));
    expect(membership.members.map((m) => [m.name, m.joined])).toEqual(truth.members.map((m) => [m.name, m.joined]));
    expect(contacts.members.map((m) => [m.name, m.email, m.joined, m.left, m.speciality])).toEqual(
      truth.members.map((m) => [m.name, m.email, m.joined, m.left, m.classification]),
    );
    expect(contacts.members.flatMap((m) => m.roles.map((role) => [role, m.name]))).toEqual(
      expect.arrayContaining(Object.entries(truth.roles)),
    );
  });
});

describe('the real file', () => {
  it('has 205 slips: 86 referrals, 64 one-to-ones, 27 education, 26 closed business, 2 visitors', async () => {
    const { report, problems } = await parseFile(realFile());
    const { date, chapter, slips } = report as SlipsAudit;
    const count = (type: string): number => slips.filter((slip) => slip.type === type).length;
    expect([date, chapter, slips.length]).toEqual(['2025-02-13', 'Causeway', 205]);
    expect(['REFERRAL', 'ONE_TO_ONE', 'EDUCATION', 'CLOSED_BUSINESS', 'VISITOR'].map(count)).toEqual([
      86, 64, 27, 26, 2,
    ]);
    expect(problems).toEqual([]);
  });

  it('marks the right ends as of another chapter, each named in Detail', async () => {
    const { slips } = (await parseFile(realFile())).report as SlipsAudit;
    const elsewhere = (type: string, end: 'from' | 'to'): number =>
      slips.filter((slip) => slip.type === type && slip[end]?.elsewhere && !slip[end]?.organisation).length;
    expect([
      elsewhere('REFERRAL', 'from'),
      elsewhere('REFERRAL', 'to'),
      elsewhere('ONE_TO_ONE', 'from'),
      elsewhere('ONE_TO_ONE', 'to'),
    ]).toEqual([18, 10, 15, 7]);
    expect([elsewhere('CLOSED_BUSINESS', 'to'), elsewhere('EDUCATION', 'from'), elsewhere('VISITOR', 'from')]).toEqual([
      0, 0, 0,
    ]);
    for (const slip of slips.filter(({ from, to }) => from?.elsewhere || (to?.elsewhere && !to.organisation)))
      expect(slip.detail).toMatch(/^Chapter \d\d, \w+, Freeland$/);
    const thanksFromElsewhere = slips.filter((slip) => slip.type === 'CLOSED_BUSINESS' && slip.detail);
    expect(thanksFromElsewhere.map((slip) => slip.row)).toEqual([195, 197, 198, 199, 203, 207]);
    expect(slips.filter((slip) => slip.to?.organisation).map((slip) => [slip.row, slip.amount])).toEqual([
      [196, '8500'],
    ]);
  });

  it('means the same as SpreadsheetML would, re-saved', async () => {
    expect((await parseFile(await asXlsx(realFile()))).report).toEqual((await parseFile(realFile())).report);
  });
});

describe('the three containers', () => {
  it.each([
    'chapter-roster.xls',
    'membership-length.xls',
    'summary-palms-2026-08-05.xls',
    'slips-audit-2026-08-05.xls',
    'contacts.csv',
  ])('parse %s to the same report', async (name) => {
    const original = exportOf('small-quirks', name);
    const { report } = await parseFile(original);
    expect(report).not.toBeNull();
    expect((await parseFile(await asXlsx(original))).report).toEqual(name === 'contacts.csv' ? report : report);
    const unbold = structuredClone(report);
    if (unbold?.kind === 'slips-audit') {
      for (const end of unbold.slips.flatMap(({ from, to }) => [from, to])) if (end) end.elsewhere = null;
    }
    expect((await parseFile(await asCsv(original, ';'))).report).toEqual(unbold);
  });
});

describe('the slips audit', () => {
  it('knows every way to write a type, a tier and a column', async () => {
    const { report, problems } = await parseFile(
      utf8(
        'Slips Audit Report for 2025-10-08\n\n;;;\nDetail;TYFCB;Slip Type;CEU Credits;To;;From;Inside/Outside\n;;referral;;B;;A;Tier 1 (inside)\n;;ONE-TO-ONE;;B;;A\n;"€ 1,250.50";TYFCB;;B\n;;CEU;2.0;;;A\n;;Visitor;;V;;A\n;;Referral;;B;;A;OUTSIDE\n',
      ),
    );
    expect(problems).toEqual([]);
    expect(
      (report as SlipsAudit).slips.map((slip) =>
        line(slip.row, slip.type, slip.from?.name, slip.to?.name, slip.tier, slip.amount, slip.credits),
      ),
    ).toEqual([
      '5|REFERRAL|A|B|INSIDE||',
      '6|ONE_TO_ONE|A|B|||',
      '7|CLOSED_BUSINESS||B||1250.5|',
      '8|EDUCATION|A||||2',
      '9|VISITOR|A|V|||',
      '10|REFERRAL|A|B|OUTSIDE||',
    ]);
  });

  it('keeps identical rows', async () => {
    const { report } = await audit('A,B,Referral,Inside\nA,B,Referral,Inside\n');
    expect((report as SlipsAudit).slips).toHaveLength(2);
  });

  it.each([
    ['A,B,Handshake', 'C', 'SLIP_TYPE_UNKNOWN'],
    ['A,B,', 'C', 'SLIP_TYPE_MISSING'],
    ['A,B,Referral', 'D', 'TIER_UNKNOWN'],
    ['A,B,Referral,Sideways', 'D', 'TIER_UNKNOWN'],
    [',B,Referral,Inside', 'A', 'NAME_MISSING'],
    ['A,,One to One', 'B', 'NAME_MISSING'],
    [',B,TYFCB,,1.500', 'E', 'AMOUNT_UNREADABLE'],
    [',B,TYFCB', 'E', 'AMOUNT_UNREADABLE'],
    ['A,,CEU,,,many', 'F', 'CREDITS_UNREADABLE'],
  ])('names row and column of "%s"', async (row, column, code) => {
    const { problems } = await audit(`A,B,One to One\n${row}\n`);
    expect(problems).toEqual([expect.objectContaining({ file: 'file.csv', row: 4, column, code, severity: 'error' })]);
  });

  it('leaves out a closing note, and says so', async () => {
    const { report, problems } = await audit('A,B,One to One\nTotal: 1\n');
    expect((report as SlipsAudit).slips).toHaveLength(1);
    expect(problems).toMatchObject([{ row: 4, code: 'ROW_IGNORED', severity: 'warning' }]);
  });

  it('does not accept a row in which both names are bold', async () => {
    const cell = (text: string, bold = true): string =>
      `<Cell ss:StyleID="${bold ? 'b' : ''}"><Data ss:Type="String">${text}</Data></Cell>`;
    const xml = `<Workbook xmlns:ss="s"><Styles><Style ss:ID="b"><Font ss:Bold="1"/></Style></Styles><Worksheet><Table><Row>${cell('Slips Audit Report for 08/10/2025')}</Row><Row>${cell('From')}${cell('To')}${cell('Slip Type')}</Row><Row>${cell('A')}${cell('B')}${cell('One to One')}</Row></Table></Worksheet></Workbook>`;
    expect((await parseFile(utf8(xml))).problems).toMatchObject([{ row: 3, code: 'BOTH_ELSEWHERE' }]);
  });

  it.each([['Slips Audit Report'], ['Slips Audit Report for 13/25/2025'], ['']])(
    'needs the date of its meeting: "%s"',
    async (title) => {
      const { report, problems } = await parseFile(utf8(`${title}\nFrom,To,Slip Type\nA,B,One to One\n`));
      expect(report).toBeNull();
      expect(problems).toMatchObject([{ code: 'DATE_MISSING', severity: 'error' }]);
    },
  );

  it('does not accept a formula, and never calculates it', async () => {
    const { report, problems } = await audit('A,"=HYPERLINK(""http://x"",""B"")",One to One\n');
    expect((report as SlipsAudit).slips[0]?.to?.name).toBe('=HYPERLINK("http://x","B")');
    expect(problems).toMatchObject([{ row: 3, column: 'B', code: 'FORMULA', severity: 'error' }]);
  });
});

describe('the chapter summary', () => {
  const summary = (rows: string): Promise<ParsedFile> =>
    parseFile(
      utf8(
        `Chapter Summary PALMS Report\nChapter:,Nine Elms\nFrom:,08/10/2025\nTo:,45938\nFirst Name,Last Name,P,A,L,M,S,RGI,TYFCB\n${rows}`,
      ),
    );

  it('reads counts, amounts and the rows that are no people', async () => {
    const { report, problems } = await summary(
      'Ann,Lee,1.0,0.0,0,0,0,15.0,"1,480.50"\nVisitors,,2.0\nBNI,,0.0\nTotal,,1,0,0,0,0,15,1480.5\n',
    );
    expect(problems).toEqual([]);
    expect(report).toMatchObject({
      chapter: 'Nine Elms',
      from: '2025-10-08',
      to: '2025-10-08',
      visitors: 2,
      lines: [
        {
          name: 'Ann Lee',
          row: 6,
          column: 'A',
          marks: { PRESENT: 1, ABSENT: 0 },
          checksum: { RGI: 15, TYFCB: 1480.5 },
        },
      ],
      total: { checksum: { RGI: 15, TYFCB: 1480.5 }, row: 9 },
    } satisfies Partial<Record<keyof ChapterSummary, unknown>>);
  });

  it('names row and column of a count that is none', async () => {
    expect((await summary('Ann,Lee,1.5,0,0,0,0,2,3\n')).problems).toMatchObject([
      { row: 6, column: 'C', code: 'COUNT_UNREADABLE', severity: 'error' },
    ]);
  });

  it('needs its dates', async () => {
    const { report, problems } = await parseFile(utf8('First Name,Last Name,P,A,L,M,S\nAnn,Lee,1,0,0,0,0\n'));
    expect(report).toBeNull();
    expect(problems.map((problem) => problem.code)).toEqual(['DATE_MISSING', 'DATE_MISSING']);
  });
});

describe('lists of people', () => {
  it('name the cells that cannot be read', async () => {
    const { problems } = await parseFile(
      utf8('Name,Email,Joined,Left,Role\nAnn Lee,ann at lee,2020-02-30,,Boss\n,x@example.com\n'),
    );
    expect(problems.map(({ row, column, code, severity }) => [row, column, code, severity])).toEqual([
      [2, 'B', 'VALUE_UNREADABLE', 'error'],
      [2, 'C', 'VALUE_UNREADABLE', 'error'],
      [2, 'E', 'VALUE_IGNORED', 'warning'],
      [3, 'A', 'VALUE_IGNORED', 'warning'],
    ]);
  });

  it('read back what an export made safe', async () => {
    const { report } = await parseFile(utf8("Name,Email,Phone\nAnn Lee,ann@example.com,'+353 1 555\n"));
    expect((report as Contacts).members[0]?.phone).toBe('+353 1 555');
  });

  it('take the first sheet with a known header, and say so', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Notes').addRow(['nothing', 'of', 'interest']);
    workbook.addWorksheet('People').addRows([
      ['Name', 'Email'],
      ['Ann Lee', 'ann@example.com'],
    ]);
    workbook.addWorksheet('More').addRows([
      ['Name', 'Email'],
      ['Bob Lee', 'bob@example.com'],
    ]);
    const { report, sheet, problems } = await parseFile({
      name: 'people.csv',
      bytes: new Uint8Array(await workbook.xlsx.writeBuffer()),
    });
    expect([sheet, (report as Contacts).members.map((member) => member.name)]).toEqual(['People', ['Ann Lee']]);
    expect(problems).toMatchObject([{ code: 'SHEET_CHOSEN', severity: 'warning' }]);
  });
});
