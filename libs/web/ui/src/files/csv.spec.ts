import { csvFile, csvLine, safeCell } from './csv.js';

describe('csv', () => {
  it('lets no cell be run as a formula', () => {
    for (const text of ['=1+1', '+cmd', '-2+3', '@sum', '\tx', '\rx', '＝1']) expect(safeCell(text)).toBe(`'${text}`);
    for (const text of ['-3', '+1.5', '480,50', 'Kowal', '']) expect(safeCell(text)).toBe(text);
  });

  it('quotes what would end a cell', () => {
    expect(csvLine(['=1', 'a,b', 'say "hi"', -3, null])).toBe(`'=1,"a,b","say ""hi""",-3,\r\n`);
  });

  it('begins a file with the mark of UTF-8', () => {
    expect(csvFile(['Name'], [['Zoë']])).toBe('\ufeffName\r\nZoë\r\n');
  });
});
