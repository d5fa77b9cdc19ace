import ExcelJS from 'exceljs';

/** A workbook of text cells: what looks like a formula stays text, since no cell is written as one. */
export async function xlsxFile(
  name: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<ArrayBuffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...head]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  sheet.columns.forEach((column, index) => {
    const longest = Math.max(...[head, ...rows].map((row) => row[index]?.length ?? 0));
    column.width = Math.min(48, longest + 2);
    column.numFmt = '@';
  });
  return book.xlsx.writeBuffer() as Promise<ArrayBuffer>;
}
