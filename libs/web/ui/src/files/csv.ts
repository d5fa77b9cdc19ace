/**
 * Text that no spreadsheet program will run as a formula when it opens an export: a cell that begins with
 * = + - @ TAB or CR gets an apostrophe before it. Numbers stay numbers (`-3`, `+1.5`). The same rule as the server's.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function safeCell(text: string): string {
  if (/^[-+]?\d+([.,]\d+)?$/.test(text)) return text;
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}

type Cell = string | number | null;

/** One line of a CSV export: every cell safe, quoted where it must be, ended by CRLF (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  const quoted = cells.map((cell) => {
    const text = typeof cell === 'number' ? String(cell) : safeCell(cell ?? '');
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\r\n`;
}

/** A whole file: the byte order mark tells spreadsheet programs that it is UTF-8. */
export const csvFile = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${[head, ...rows].map(csvLine).join('')}`;
