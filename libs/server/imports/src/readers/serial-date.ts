const DAY = 86_400_000;

/**
 * The date of a spreadsheet's day number as `YYYY-MM-DDTHH:mm:ss`, or null outside 1900 to 9999.
 * The 1900 system counts a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1).
 */
export function isoOfSerial(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  const days = date1904 ? serial + 1462 : serial;
  const epoch = Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const milliseconds = Math.round((days * DAY) / 1000) * 1000;
  return new Date(epoch + milliseconds).toISOString().slice(0, 19);
}
