import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { parseFile } from '../adapters/parse-file.js';
import { exportOf, realFile } from '../testing/fixtures.js';
import { zipOf } from '../testing/zip-writer.js';
import { limits, type SourceFile } from './sheet.js';

// What is held is what is left after a collection: the heap's momentary size tells more of the machine than of us.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const file = (bytes: Uint8Array | string, name = 'report.xls'): SourceFile => ({
  name,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
});
const xml = (table: string, head = '<?xml version="1.0"?>'): string =>
  `${head}<Workbook xmlns:ss="s"><Worksheet ss:Name="S"><Table>${table}</Table></Worksheet></Workbook>`;
const sheetOf = (rows: string): Uint8Array =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      content: '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>',
    },
    { name: 'xl/s.xml', content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
  ]);
const ole = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ]);
const entities = `<!DOCTYPE Workbook [<!ENTITY a "lol">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]>`;

const bad: [string, string, () => SourceFile | Promise<SourceFile>, RegExp][] = [
  ['an empty file', 'FILE_EMPTY', () => file(''), /empty/],
  ['a file of spaces', 'FILE_EMPTY', () => file('  \r\n \r\n'), /nothing in the file/],
  ['a sheet without a single cell', 'FILE_EMPTY', () => file(sheetOf('')), /nothing in the file/],
  ['a file above 20 MB', 'FILE_TOO_LARGE', () => file(Buffer.alloc(limits.fileBytes + 1, 'a')), /20 MB/],
  [
    'a zip bomb',
    'FILE_ZIP_BOMB',
    () => file(zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(60 * 1024 * 1024) }])),
    /times its size/,
  ],
  [
    'a zip bomb that says how large it is',
    'FILE_ZIP_BOMB',
    () => file(zipOf([{ name: 'xl/workbook.xml', content: 'x', claimedSize: 4_000_000_000 }])),
    /100 MB/,
  ],
  [
    'a zip bomb that lies about its size',
    'FILE_ZIP_BOMB',
    () => file(zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(60 * 1024 * 1024), claimedSize: 1000 }])),
    /larger than it says/,
  ],
  [
    'a zip of many thousand files',
    'FILE_ZIP_BOMB',
    () => file(zipOf(Array.from({ length: 5000 }, (_, at) => ({ name: `f${at}`, content: '' })))),
    /5000 files/,
  ],
  [
    'an XML entity bomb',
    'FILE_ENTITIES',
    () => file(xml('<Row><Cell><Data>&j;</Data></Cell></Row>', `<?xml version="1.0"?>${entities}`)),
    /entities/,
  ],
  [
    'an XML entity bomb inside an xlsx',
    'FILE_ENTITIES',
    () => file(zipOf([{ name: 'xl/workbook.xml', content: `${entities}<workbook>&j;</workbook>` }])),
    /xl\/workbook.xml, line 1/,
  ],
  [
    'an outside entity',
    'FILE_ENTITIES',
    () => file(`<?xml version="1.0"?><!DOCTYPE Workbook SYSTEM "file:///etc/passwd"><Workbook/>`),
    /document type/,
  ],
  ['XML nested a thousand deep', 'FILE_TOO_DEEP', () => file('<a>'.repeat(1000)), /64 deep/],
  [
    'a 100,000-column sheet (SpreadsheetML)',
    'FILE_TOO_MANY_COLUMNS',
    () => file(xml(`<Row>${'<Cell><Data ss:Type="String">x</Data></Cell>'.repeat(100_000)}</Row>`)),
    /row 1.*column ALM; at most 1000/,
  ],
  [
    'a sparse 100,000-column sheet (SpreadsheetML)',
    'FILE_TOO_MANY_COLUMNS',
    () => file(xml('<Row/><Row><Cell ss:Index="100000"><Data ss:Type="String">x</Data></Cell></Row>')),
    /row 2/,
  ],
  [
    'a 100,000-column sheet (xlsx)',
    'FILE_TOO_MANY_COLUMNS',
    () => file(sheetOf(`<row>${'<c t="str"><v>x</v></c>'.repeat(100_000)}</row>`)),
    /sheet "S", row 1/,
  ],
  ['a 100,000-column sheet (CSV)', 'FILE_TOO_MANY_COLUMNS', () => file('x,'.repeat(100_000)), /row 1/],
  ['too many rows', 'FILE_TOO_MANY_ROWS', () => file('\n'.repeat(limits.rows + 2)), /100000 rows/],
  [
    'a row far below',
    'FILE_TOO_MANY_ROWS',
    () => file(sheetOf('<row r="1048576"><c t="str"><v>x</v></c></row>')),
    /row 1048576/,
  ],
  [
    'a cell longer than any cell',
    'FILE_CELL_TOO_LONG',
    () => file(xml(`<Row><Cell><Data ss:Type="String">${'x'.repeat(40_000)}</Data></Cell></Row>`)),
    /column A/,
  ],
  [
    '20 MB of nothing but elements',
    'FILE_TOO_MANY_ROWS',
    () => file(`<Workbook>${'<a/>'.repeat(5_000_000)}</Workbook>`),
    /1500000 elements/,
  ],
  [
    'an element of a million attributes',
    'FILE_DAMAGED',
    () => file(`<Workbook ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    /200 attributes/,
  ],
  ['20 MB of quotation marks', 'FILE_CELL_TOO_LONG', () => file('"'.repeat(20_000_000)), /too long/],
  [
    'a workbook of a million texts',
    'FILE_TOO_MANY_ROWS',
    () =>
      file(
        zipOf([
          {
            name: 'xl/workbook.xml',
            content: '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
          },
          {
            name: 'xl/_rels/workbook.xml.rels',
            content: '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>',
          },
          { name: 'xl/sharedStrings.xml', content: `<sst>${'<si><t>x</t></si>'.repeat(1_000_000)}</sst>` },
        ]),
      ),
    /300000 different texts/,
  ],
  [
    'UTF-8 that is not',
    'FILE_ENCODING',
    () =>
      file(
        Buffer.from(
          xml(
            `\n\n<Row><Cell><Data ss:Type="String">Se\u00e1n</Data></Cell></Row>`,
            '<?xml version="1.0" encoding="UTF-8"?>',
          ),
          'latin1',
        ),
      ),
    /line 3.*utf-8/,
  ],
  [
    'windows-1252 with bytes it does not have',
    'FILE_ENCODING',
    () =>
      file(
        Buffer.from(
          xml('\n<Row><Cell><Data>a\u0081b</Data></Cell></Row>', '<?xml version="1.0" encoding="windows-1252"?>'),
          'latin1',
        ),
      ),
    /line 2.*windows-1252/,
  ],
  [
    'UTF-8 that says it is windows-1252',
    'FILE_ENCODING',
    () => file(xml('<Row><Cell><Data>Seán</Data></Cell></Row>', '<?xml version="1.0" encoding="windows-1252"?>')),
    /UTF-8/,
  ],
  [
    'an encoding nobody knows',
    'FILE_ENCODING',
    () => file(xml('', '<?xml version="1.0" encoding="klingon-8"?>')),
    /klingon-8/,
  ],
  [
    'plain text that says it is UTF-16',
    'FILE_ENCODING',
    () => file(xml('', '<?xml version="1.0" encoding="UTF-16"?>')),
    /but it is not/,
  ],
  [
    'a CSV with bytes that no text has',
    'FILE_ENCODING',
    () => file(Buffer.from('Name,Email\nSe\u00e1n\u008d,x\n', 'latin1')),
    /line 2/,
  ],
  [
    'a CSV that is UTF-8 but for one name',
    'FILE_ENCODING',
    () => file(Buffer.concat([Buffer.from('Name,Email\nSeán Łuk,x\nZoë,y\n'), Buffer.from('Ren\u00e9,z\n', 'latin1')])),
    /line 4.*utf-8/,
  ],
  [
    'a truncated SpreadsheetML file',
    'FILE_TRUNCATED',
    () => file(exportOf('small-quirks', 'slips-audit-2025-10-15.xls').bytes.subarray(0, 5000)),
    /ends in the middle/,
  ],
  [
    'a truncated xlsx',
    'FILE_TRUNCATED',
    () => file(realFile().bytes.subarray(0, 9000), 'real.xlsx'),
    /ends in the middle/,
  ],
  ['a truncated CSV', 'FILE_TRUNCATED', () => file('Name,Email\n"Kowal, Pri'), /never closed/],
  ['a damaged SpreadsheetML file', 'FILE_DAMAGED', () => file(xml('<Row><Cell></Row>')), /line 1/],
  ['a damaged xlsx', 'FILE_DAMAGED', () => file(Buffer.from(realFile().bytes).fill(0, 8000, 8200)), /damaged/],
  [
    'an xlsx with an encrypted part',
    'FILE_PASSWORD',
    () => file(zipOf([{ name: 'xl/workbook.xml', content: 'x', encrypted: true }])),
    /password/,
  ],
  ['an xlsx with a password', 'FILE_PASSWORD', () => file(ole('EncryptedPackage')), /without a password/],
  ['a binary .xls', 'FILE_OLD_EXCEL', () => file(ole('Workbook')), /save it as .xlsx/],
  [
    'a web page called .xls',
    'FILE_HTML',
    () => file('<!DOCTYPE html><html><body>Please sign in</body></html>'),
    /web page/,
  ],
  [
    'a web page with a table',
    'FILE_HTML',
    () => file('\ufeff\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><table></table>'),
    /web page/,
  ],
  ['a PDF', 'FILE_NOT_A_TABLE', () => file('%PDF-1.7\n...'), /PDF/],
  [
    'a picture',
    'FILE_NOT_A_TABLE',
    () => file(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    /not a spreadsheet/,
  ],
  [
    'a text document in a zip',
    'FILE_NOT_A_TABLE',
    () => file(zipOf([{ name: 'word/document.xml', content: '<x/>' }])),
    /not an .xlsx/,
  ],
  ['another kind of XML', 'FILE_NOT_A_TABLE', () => file('<?xml version="1.0"?><rss/>'), /not a spreadsheet/],
  [
    'a table of an unknown layout',
    'FILE_UNKNOWN_LAYOUT',
    () => file('Colour,Shape,Weight\nred,round,3\n'),
    /Colour, Shape, Weight.*slips audit \(From, To, Slip Type\); chapter summary/,
  ],
];

/** A table of 20 MB that is in order, only of no report we know. */
function honestFile(): SourceFile {
  const row = `<Row>${'<Cell><Data ss:Type="String">abcdefghijklmnopqrstuvwxyz</Data></Cell>'.repeat(8)}</Row>`;
  return file(xml(row.repeat(Math.floor((limits.fileBytes - 1000) / row.length))));
}

/** The processor time of `work` in milliseconds: the clock would also count what others do on a busy machine. */
async function effort<T>(work: () => Promise<T>): Promise<[T, number]> {
  const since = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(since);
  return [result, (user + system) / 1000];
}

describe('a bad file', () => {
  let honest: number;
  beforeAll(async () => {
    const source = honestFile();
    [, honest] = await effort(() => parseFile(source));
  });

  it.each(bad)('%s is %s, told within two times the work of an honest file', async (_, code, make, words) => {
    const source = await make();
    const [parsed, work] = await effort(() => parseFile(source));
    expect(parsed.report).toBeNull();
    const problem = parsed.problems.at(-1);
    expect(problem).toMatchObject({ file: source.name, code, severity: 'error' });
    expect(problem?.message).toMatch(words);
    expect(problem?.message).toContain(source.name);
    expect(problem?.remedy.length).toBeGreaterThan(10);
    expect(work / honest).toBeLessThan(2);
  });

  it('of 20 MB is read without holding much of it', async () => {
    const source = honestFile();
    const held = (): number => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = held();
    let [peak, looks] = [0, 0];
    const timer = setInterval(() => {
      peak = Math.max(peak, held());
      looks += 1;
    }, 100);
    const parsed = await parseFile(source);
    clearInterval(timer);
    expect(parsed.problems.at(-1)?.code).toBe('FILE_UNKNOWN_LAYOUT');
    expect(looks).toBeGreaterThan(2);
    // The text of the file itself is 20 MB; what is made of it must stay of that order.
    expect(peak - before).toBeLessThan(40 * 1024 * 1024);
  });

  it.each([
    ['xlsx', () => realFile()],
    ['SpreadsheetML', () => exportOf('small-quirks', 'slips-audit-2025-10-15.xls')],
    ['CSV', () => exportOf('small-quirks', 'contacts.csv')],
  ] as const)('made of a good one (%s) by cutting and scrambling is always answered, never thrown', async (_, make) => {
    const { bytes } = make();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.byteLength),
        fc.array(fc.tuple(fc.nat(bytes.byteLength), fc.nat(255)), { maxLength: 6 }),
        async (cut, scrambles) => {
          const broken = Buffer.from(bytes.subarray(0, bytes.byteLength - (cut % 3 === 0 ? cut : 0)));
          for (const [at, byte] of scrambles) if (at < broken.length) broken[at] = byte;
          const parsed = await parseFile(file(broken));
          expect(parsed.report !== null || parsed.problems.some((problem) => problem.severity === 'error')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
