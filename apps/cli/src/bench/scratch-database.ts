import { spawn } from 'node:child_process';
import { migrateUp } from '@chapterhouse/database';
import { migrateQueue } from '@chapterhouse/jobs';
import { rowsOf } from '../support/engines.js';
import { FailedError } from '../support/errors.js';
import type { Environment } from '../support/io.js';

export interface ScratchSize {
  readonly chapters: number;
  readonly members: number;
  readonly weeks: number;
  readonly asOf: string;
}

export interface ScratchDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Whether it was made just now. */
  readonly made: boolean;
}

const at = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

/**
 * A seeded database for measurements, beside the real one and named by its size, so that the next measurement finds it.
 * A draft is renamed once it is complete: an interrupted one is never taken for the whole.
 */
export async function scratchDatabase(
  { ownerUrl, appUrl, env }: { ownerUrl: string; appUrl: string; env: Environment },
  { chapters, members, weeks, asOf }: ScratchSize,
): Promise<ScratchDatabase> {
  const name = `chapterhouse_bench_${chapters}x${members}x${weeks}_${asOf.replaceAll('-', '')}`;
  const scratch = { name, ownerUrl: at(ownerUrl, name), appUrl: at(appUrl, name) };
  const there = await rowsOf(ownerUrl, 'select from pg_database where datname = $1', [name]);
  const draft = `${name}_draft`;
  if (there.length === 0) {
    await rowsOf(ownerUrl, `drop database if exists ${draft} with (force)`);
    await rowsOf(ownerUrl, `create database ${draft}`).catch((error: unknown) => {
      throw new FailedError(
        `A scratch database could not be made: ${error instanceof Error ? error.message : String(error)}. The owner needs the right CREATEDB.`,
      );
    });
    const draftUrls = { DATABASE_URL: at(appUrl, draft), DATABASE_OWNER_URL: at(ownerUrl, draft) };
    await bringUp(draftUrls.DATABASE_OWNER_URL, appUrl);
    const size = { chapters, members, weeks };
    const options = Object.entries(size).flatMap(([key, value]) => [`--${key}`, String(value)]);
    await seedInChild([...options, '--as-of', asOf], { ...env, ...draftUrls });
    await rowsOf(ownerUrl, `alter database ${draft} rename to ${name}`);
  } else await bringUp(scratch.ownerUrl, appUrl);
  return { ...scratch, made: there.length === 0 };
}

async function bringUp(ownerUrl: string, appUrl: string): Promise<void> {
  const role = decodeURIComponent(new URL(appUrl).username);
  await migrateUp(ownerUrl, role);
  await migrateQueue(ownerUrl, role);
}

/** In a process of its own, so that the memory it takes is not counted as the week's. */
function seedInChild(options: readonly string[], env: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = process.argv[1];
    if (!program) throw new FailedError('The command line does not know its own path.');
    const child = spawn(process.execPath, ['--enable-source-maps', program, 'seed', ...options], {
      env: { ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new FailedError(`Seeding the scratch database failed (exit code ${code}).`)),
    );
  });
}
