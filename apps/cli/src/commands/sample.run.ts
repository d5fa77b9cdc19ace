export function runSample(..._: unknown[]): Promise<number> {
  throw new Error('later');
}
