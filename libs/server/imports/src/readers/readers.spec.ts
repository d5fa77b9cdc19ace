import { rowsOf, asCsv, asXlsx, exportOf } from '../testing/fixtures.js';
import { zipOf } from '../testing/zip-writer.js';
import { csvLine, safeCell } from '@chapterhouse/platform';
import { isoOfSerial } from './serial-date.js';
import { readRows } from './read-rows.js';
import { columnLetters, columnOfReference, type FileError, limits, type Row, type SourceFile } from './sheet.js';

const utf8 = (text: string, name = 'file.xls'): SourceFile => ({ name, bytes: Buffer.from(text) });
const cellsOf = (rows: Row[]): [number, string, boolean][][] =>
  rows.map((row) => row.cells.map((cell) => [cell.column, cell.text, cell.bold]));

const workbook = (table: string, declaration = '<?xml version="1.0"?>'): string =>
  `${declaration}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
  <Styles><Style ss:ID="Default"/><Style ss:ID="b"><Font ss:Bold="1"/></Style><Style ss:ID="child" ss:Parent="b"/><Style ss:ID="not" ss:Parent="b"><Font ss:Bold="0"/></Style></Styles>
  <Worksheet ss:Name="One"><Table>${table}</Table></Worksheet></Workbook>`;
const data = (text: string, attributes = ''): string =>
  `<Cell ${attributes}><Data ss:Type="String">${text}</Data></Cell>`;

describe('the SpreadsheetML reader', () => {
  it('follows sparse rows and cells, and steps over merged cells', async () => {
    const { rows, sheets } = await rowsOf(
      utf8(
        workbook(
          `<Row ss:Index="3">${data('a', 'ss:Index="2"')}${data('b', 'ss:MergeAcross="2"')}${data('c')}</Row><Row/><Row>${data('d')}</Row>`,
        ),
      ),
    );
    expect(sheets).toEqual([{ name: 'One', knowsBold: true, date1904: false }]);
    expect(rows.map((row) => row.number)).toEqual([3, 5]);
    expect(cellsOf(rows)).toEqual([
      [
        [1, 'a', false],
        [2, 'b', false],
        [5, 'c', false],
      ],
      [[0, 'd', false]],
    ]);
  });

  it('finds bold in the style, its parent, the row, the column, and in the text itself', async () => {
    const rich =
      '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>whole</B> <B>name</B></ss:Data></Cell>';
    const partly =
      '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>half</B> name</ss:Data></Cell>';
    const { rows } = await rowsOf(
      utf8(
        workbook(
          `<Column ss:Index="9" ss:StyleID="b"/><Row>${data('a', 'ss:StyleID="b"')}${data('b', 'ss:StyleID="child"')}${data('c', 'ss:StyleID="not"')}${rich}${partly}${data('col', 'ss:Index="9"')}</Row><Row ss:StyleID="b">${data('row')}</Row>`,
        ),
      ),
    );
    expect(
      cellsOf(rows)
        .flat()
        .map(([, text, bold]) => [text, bold]),
    ).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
      ['whole name', true],
      ['half name', false],
      ['col', true],
      ['row', true],
    ]);
  });

  it('reads a formula as what it last showed, and a comment not at all', async () => {
    const { rows } = await rowsOf(
      utf8(
        workbook(
          `<Row><Cell ss:Formula="=cmd|'/c calc'!A0"><Data ss:Type="Number">7</Data><Comment><Data>note</Data></Comment></Cell></Row>`,
        ),
      ),
    );
    expect(rows[0]?.cells).toEqual([
      { column: 0, text: '7', bold: false, kind: 'number', formula: "=cmd|'/c calc'!A0" },
    ]);
  });

  it.each([
    [
      'UTF-16 with a mark',
      Buffer.from(
        `\ufeff${workbook(`<Row>${data('Seán Łuk')}</Row>`, '<?xml version="1.0" encoding="UTF-16"?>')}`,
        'utf16le',
      ),
      'Seán Łuk',
    ],
    [
      'UTF-16 without one',
      Buffer.from(workbook(`<Row>${data('Seán')}</Row>`, '<?xml version="1.0" encoding="UTF-16"?>'), 'utf16le'),
      'Seán',
    ],
    ['big-endian UTF-16', Buffer.from(`\ufeff${workbook(`<Row>${data('Seán')}</Row>`)}`, 'utf16le').swap16(), 'Seán'],
    [
      'windows-1252',
      Buffer.from(
        workbook(`<Row>${data('Se\u00e1n \u0080')}</Row>`, '<?xml version="1.0" encoding="windows-1252"?>'),
        'latin1',
      ),
      'Seán €',
    ],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${workbook(`<Row>${data('Seán')}</Row>`)}`), 'Seán'],
  ])('reads %s', async (_, bytes, text) => {
    const { rows } = await rowsOf({ name: 'file.csv', bytes });
    expect(rows[0]?.cells[0]?.text).toBe(text);
  });
});

describe('the CSV reader', () => {
  it('refuses a file of too many rows or cells before it has split any of it', async () => {
    const seen = async (text: string) => {
      const rows: Row[] = [];
      const sink = { sheet: () => undefined, row: (row: Row) => void rows.push(row), enough: () => false };
      const failed = await readRows(utf8(text, 'big.csv'), sink).catch((error: unknown) => error);
      return [(failed as FileError).code, (failed as FileError).row, rows.length];
    };
    expect(await seen('Ann,Bo\r\n'.repeat(limits.rows + 1))).toEqual(['FILE_TOO_MANY_ROWS', limits.rows + 1, 0]);
    const wide = 'sep=;\r\n' + `${'"a;\n""b";'.repeat(10)}\r\n`.repeat(limits.cells / 10 + 1);
    expect(await seen(wide)).toEqual(['FILE_TOO_MANY_ROWS', limits.cells / 10 + 1, 0]);
  });

  it('counts neither line ends within quotation marks nor empty cells', async () => {
    const times = 8_000;
    const { rows } = await rowsOf(
      utf8(`${'"a\n\r\n""\n\n\n\n\n\n\n\n\n\n\n\n,";;" "\r\n'}`.repeat(times), 'notes.csv'),
    );
    expect(13 * times).toBeGreaterThan(limits.rows);
    expect(rows.length).toBe(times);
    expect(rows[0]!.cells.map((cell) => cell.column)).toEqual([0]);
  });

  it.each([
    ['commas', 'Name,Email\r\n"Kowal, Priya",a@example.com\r\n'],
    ['semicolons', 'Name;Email\r\n"Kowal, Priya";a@example.com\r\n'],
    ['semicolons around unquoted commas', 'Name;Email\nKowal, Priya;a@example.com\n'],
    ['tabs', 'Name\tEmail\rKowal, Priya\ta@example.com\r'],
    ['a line that names the separator', 'sep=|\r\nName|Email\r\nKowal, Priya|a@example.com'],
  ])('splits at %s', async (_, text) => {
    const { rows } = await rowsOf(utf8(text, 'people.xls'));
    expect(rows.map((row) => [row.number, ...row.cells.map((cell) => cell.text)])).toEqual([
      [1, 'Name', 'Email'],
      [2, 'Kowal, Priya', 'a@example.com'],
    ]);
  });

  it.each([
    ['UTF-8', Buffer.from('Name,Email\nSeán,x\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffName,Email\nSeán,x\n')],
    ['UTF-16 with a mark', Buffer.from('\ufeffName\tEmail\nSeán\tx\n', 'utf16le')],
    ['windows-1252', Buffer.from('Name;Email\nSe\u00e1n;x\n', 'latin1')],
  ])('reads %s', async (_, bytes) => {
    const { rows } = await rowsOf({ name: 'x', bytes });
    expect(rows.map((row) => row.cells[0]?.text)).toEqual(['Name', 'Seán']);
  });

  it('counts rows as the spreadsheet program does: empty lines count, a line break inside quotes does not', async () => {
    const { rows } = await rowsOf(utf8('a,b\n\n"two\nlines",c\n,\nd,e\n'));
    expect(rows.map((row) => row.number)).toEqual([1, 3, 5]);
  });

  it('takes a cell that begins with = for a formula, and a phone number for what it is', async () => {
    const { rows } = await rowsOf(utf8('a,=1+1,+353 1 555 0000\n'));
    expect(rows[0]?.cells.map((cell) => cell.formula)).toEqual([undefined, '=1+1', undefined]);
  });
});

describe('the xlsx reader', () => {
  const parts = (
    sheet: string,
    { styles = '<styleSheet/>', strings = '', workbookPr = '', sheets = 1 } = {},
  ): SourceFile => ({
    name: 'file.xls',
    bytes: zipOf([
      {
        name: 'xl/workbook.xml',
        content:
          `<workbook>${workbookPr}<sheets>${Array.from({ length: sheets }, (_, i) => `<sheet name="S${i + 1}" r:id="r${i + 1}"/>`).join('')}</sheets></workbook>`.replace(
            '<workbook>',
            '<workbook xmlns:r="r">',
          ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: `<Relationships>${Array.from({ length: sheets }, (_, i) => `<Relationship Id="r${i + 1}" Type="x/worksheet" Target="worksheets/s${i + 1}.xml"/>`).join('')}</Relationships>`,
      },
      { name: 'xl/styles.xml', content: styles },
      { name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` },
      ...Array.from({ length: sheets }, (_, i) => ({
        name: `xl/worksheets/s${i + 1}.xml`,
        content:
          i === 0
            ? `<worksheet><sheetData>${sheet}</sheetData></worksheet>`
            : `<worksheet><sheetData><row><c t="str"><v>sheet ${i + 1}</v></c></row></sheetData></worksheet>`,
      })),
    ]),
  });

  it('reads shared, inline and calculated text, with bold from styles and from rich text', async () => {
    const { rows } = await rowsOf(
      parts(
        `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s" s="1"><v>1</v></c><c r="D2" t="s"><v>2</v></c><c r="E2" t="s" s="1"><v>2</v></c><c t="inlineStr"><is><t>in</t><rPh><t>phonetic</t></rPh></is></c><c t="str"><f>A1&amp;"x"</f><v>calc</v></c></row>`,
        {
          styles:
            '<styleSheet><fonts><font/><font><b/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>',
          strings:
            '<si><r><rPr><b/></rPr><t>bold </t></r><r><rPr><b val="1"/></rPr><t>runs</t></r></si><si><t>by style</t></si><si><r><t>own </t></r><r><rPr><b/></rPr><t>mixed</t></r></si>',
        },
      ),
    );
    expect(rows[0]?.number).toBe(2);
    expect(rows[0]?.cells.map((cell) => [cell.column, cell.text, cell.bold, cell.formula])).toEqual([
      [0, 'bold runs', true, undefined],
      [2, 'by style', true, undefined],
      [3, 'own mixed', false, undefined],
      [4, 'own mixed', true, undefined],
      [5, 'in', false, undefined],
      [6, 'calc', false, 'A1&"x"'],
    ]);
  });

  it.each([
    ['', '2025-02-13T15:08:14'],
    ['<workbookPr date1904="1"/>', '2029-02-14T15:08:14'],
  ])('turns numbers shown as dates into dates %s', async (workbookPr, iso) => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\\ d\\,\\ yyyy"/><numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>';
    const { rows } = await rowsOf(
      parts(
        '<row><c s="1"><v>45701.63071759259</v></c><c s="2"><v>45701.63071759259</v></c><c s="3"><v>1.2E+2</v></c><c><v>15.0</v></c></row>',
        { styles, workbookPr },
      ),
    );
    expect(rows[0]?.cells.map((cell) => [cell.kind, cell.text])).toEqual([
      ['date', iso],
      ['date', iso],
      ['number', '120'],
      ['number', '15'],
    ]);
  });

  it('reads the sheets in the order of their tabs', async () => {
    const { sheets, rows } = await rowsOf(parts('<row><c t="str"><v>first</v></c></row>', { sheets: 3 }));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['S1', 'S2', 'S3']);
    expect(rows.map((row) => row.cells[0]?.text)).toEqual(['first', 'sheet 2', 'sheet 3']);
  });
});

describe('the three containers', () => {
  it('give the same cells for one file, but for bold, which CSV does not have', async () => {
    const original = exportOf('small-quirks', 'slips-audit-2025-10-15.xls');
    const plain = (rows: Row[]): unknown =>
      rows.map(({ number, cells }) => [
        number,
        cells.map(({ column, text, bold }) => [column, text.slice(0, 10), bold]),
      ]);
    const unbold = (rows: Row[]): Row[] =>
      rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({
          ...cell,
          bold: false,
          text: cell.kind === 'date' ? '16/11/2026' : cell.text,
        })),
      }));
    const source = await rowsOf(original);
    expect(source.rows.some((row) => row.cells.some((cell) => cell.bold))).toBe(true);
    expect(plain((await rowsOf(await asXlsx(original))).rows)).toEqual(plain(source.rows));
    for (const delimiter of [',', ';', '\t']) {
      expect(plain((await rowsOf(await asCsv(original, delimiter))).rows)).toEqual(plain(unbold(source.rows)));
    }
  });
});

describe('small things', () => {
  it('knows the letters of columns both ways', () => {
    for (const [column, letters] of [
      [0, 'A'],
      [25, 'Z'],
      [26, 'AA'],
      [701, 'ZZ'],
      [702, 'AAA'],
    ] as const) {
      expect(columnLetters(column)).toBe(letters);
      expect(columnOfReference(`${letters}12`)).toBe(column);
    }
  });

  it('counts days as spreadsheets do, the 29 February 1900 that never was included', () => {
    expect([1, 59, 61, 45701].map((serial) => isoOfSerial(serial, false)?.slice(0, 10))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2025-02-13',
    ]);
    expect(isoOfSerial(0, true)).toBe('1904-01-01T00:00:00');
    expect(isoOfSerial(1e9, false)).toBeNull();
  });

  it('never lets a text out that a spreadsheet would run', () => {
    for (const text of ["=cmd|'/c calc'!A0", '+1+cmd', '-1+cmd', '@SUM(1)', '\t=1', '\r=1', '＝1'])
      expect(safeCell(text)).toBe(`'${text}`);
    for (const text of ['-3', '+1.5', '480,50', 'Kowal', '']) expect(safeCell(text)).toBe(text);
    expect(csvLine(['=1', 'a,b', 'say "hi"', -3, null])).toBe(`'=1,"a,b","say ""hi""",-3,\r\n`);
  });
});
