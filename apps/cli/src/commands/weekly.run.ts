export function runWeekly(..._: unknown[]): Promise<number> {
  throw new Error('later');
}
