import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { importLimits, type SourceFile } from '@chapterhouse/imports';
import { FailedError } from '../support/errors.js';

const KNOWN = new Set(['.xls', '.xlsx', '.xml', '.csv', '.txt']);

export interface FoundFiles {
  readonly files: SourceFile[];
  /** Names in a folder that are no reports by their ending. */
  readonly leftAside: string[];
}

/**
 * The files behind the paths of a command line; of a folder those that end like a report, sorted by name.
 * @throws FailedError naming the path that cannot be read, is too large, or holds no file
 */
export function readFiles(paths: readonly string[]): FoundFiles {
  const leftAside: string[] = [];
  const files = paths.flatMap((path) => {
    if (!statOf(path).isDirectory()) return [readOne(path)];
    const names = readdirSync(path)
      .sort()
      .filter((name) => !name.startsWith('.') && statOf(join(path, name)).isFile());
    const [reports, others] = [names.filter(isReport), names.filter((name) => !isReport(name))];
    leftAside.push(...others);
    if (reports.length === 0)
      throw new FailedError(`The folder ${path} holds no file that ends in .xls, .xlsx or .csv. Name another one.`);
    return reports.map((name) => readOne(join(path, name)));
  });
  return { files, leftAside };
}

const isReport = (name: string): boolean => KNOWN.has(extname(name).toLowerCase());

function statOf(path: string): ReturnType<typeof statSync> & object {
  try {
    return statSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function readOne(path: string): SourceFile {
  const { size } = statOf(path);
  // Looked at first: what is far too large is not even read.
  if (Number(size) > importLimits.fileBytes)
    throw new FailedError(
      `${path} is larger than ${importLimits.fileBytes / 1024 / 1024} MB. Import one report per file, as it was exported.`,
    );
  try {
    return { name: basename(path), bytes: readFileSync(path) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): FailedError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  const why =
    code === 'ENOENT'
      ? 'is not there. Check its name and the folder you are in.'
      : code === 'EACCES'
        ? 'may not be read by this user. Change its rights, or run this as its owner.'
        : `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  return new FailedError(`${path} ${why}`, { cause: error });
}
