export function runImport(..._: unknown[]): Promise<number> { throw new Error('later'); }
