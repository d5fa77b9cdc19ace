import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.js';

/** Wrong use of a command that commander cannot see by itself. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The work could not be done; the sentence says what, where and what helps. */
export class FailedError extends Error {
  override name = 'FailedError';
}

/** An engine cannot be reached, or did not start. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  // PostgreSQL: cannot connect now, shutting down, crashed, too many connections.
  '57P03',
  '57P01',
  '57P02',
  '53300',
  '08006',
  '08001',
]);

const REMEDIES: Record<string, string> = {
  '42P01': 'A table is missing: the database is not up to date. Run: chapterhouse migrate',
  '42501': 'The role of the settings may not do this. See: chapterhouse doctor',
};

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  // By name: classes of lazily loaded libraries are not loaded here.
  const name = error instanceof Error ? error.name : '';
  if (name === 'UsageError' || name === 'ConfigError') return EXIT.usage;
  if (name === 'UnreachableError' || isConnectionError(error)) return EXIT.unreachable;
  return EXIT.failed;
}

export function isConnectionError(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionError);
  return CONNECTION_CODES.has(codeOf(error));
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : '';
}

/** What to tell the user: a sentence, and the stack only for those who asked for it. */
export function describeError(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) return String(error);
  // A refused connection to a name with two addresses has no message of its own.
  const inner = error instanceof AggregateError ? (error.errors as unknown[]).map((e) => describeError(e, false)) : [];
  const message = error.message || inner.join('; ') || error.name;
  const remedy = REMEDIES[codeOf(error)];
  const field = 'field' in error && typeof error.field === 'string' ? ` (${error.field})` : '';
  const lines = [`${message}${field}`, ...(remedy ? [remedy] : [])];
  if (debug) lines.push(error.stack ?? '', ...(error.cause ? [`caused by ${describeError(error.cause, true)}`] : []));
  return lines.join('\n');
}
