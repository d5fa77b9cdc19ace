export function runBenchWeekly(..._: unknown[]): Promise<number> {
  throw new Error('later');
}
