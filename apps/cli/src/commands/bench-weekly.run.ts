import { resourceUsage } from 'node:process';
import pg from 'pg';
import { COMPUTE_CONCURRENCY, WeeklyService } from '@chapterhouse/digests';
import { COMPUTE_BATCH } from '@chapterhouse/jobs';
import { PLAIN_COUNTING } from '../bench/plain-counting.sql.js';
import { type ScratchDatabase, scratchDatabase } from '../bench/scratch-database.js';
import { withFeatures } from '../support/context.js';
import { ownerUrlOf, withEngines } from '../support/engines.js';
import { FailedError } from '../support/errors.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson, progressBar, tell } from '../support/io.js';
import { count, duration, table } from '../support/table.js';
import { weekFeatures } from '../support/week.js';

export interface BenchWeeklyOptions {
  chapters: number;
  members: number;
  weeks: number;
  rounds: number;
  asOf: string;
  json?: true;
}

/** The week may take at most so many times as long as the counting alone. */
const LIMIT = 3;

interface Round {
  readonly weekMs: number;
  readonly plainMs: number;
}

export function runBenchWeekly(io: Io, options: BenchWeeklyOptions): Promise<number> {
  return withEngines(io, {}, async (engines) => {
    const { config, env } = engines;
    const urls = { ownerUrl: ownerUrlOf(engines, 'bench'), appUrl: config.DATABASE_URL, env };
    tell(
      io,
      `Looking for the scratch database of ${count(options.chapters, 'chapter')}; it is seeded when it is missing.`,
    );
    const scratch = await scratchDatabase(urls, options);
    // As many connections as the week uses: otherwise the second processor would decide.
    const owner = new pg.Pool({
      connectionString: scratch.ownerUrl,
      max: COMPUTE_CONCURRENCY,
      application_name: 'chapterhouse bench',
      options: '-c work_mem=64MB',
    });
    // The engine may stop while an idle connection still says goodbye; a lost one that is needed fails its statement.
    owner.on('error', () => undefined);
    try {
      // One database, one set of files on disk: what is measured is not the first reading of them.
      await owner.query('vacuum (analyze)');
      const scratchConfig = { ...config, DATABASE_URL: scratch.appUrl, DATABASE_REPLICA_URLS: [] };
      return await withFeatures(scratchConfig, weekFeatures, async (app) => {
        const rounds = await measure(io, owner, app.get(WeeklyService), options);
        return report(io, options, scratch, rounds);
      });
    } finally {
      await owner.end();
    }
  });
}

async function measure(
  io: Io,
  owner: pg.Pool,
  weekly: WeeklyService,
  { asOf, rounds }: BenchWeeklyOptions,
): Promise<Round[]> {
  const { rows } = await owner.query<{ id: string }>('select id from chapter order by id');
  const ids = rows.map((row) => row.id);
  const measured: Round[] = [];
  const bar = progressBar(io, 'Rounds', rounds + 1);
  try {
    // The first round warms caches and compiled code of both, and is thrown away.
    for (let round = 0; round <= rounds; round++) {
      // Taking turns: whatever else the machine does meets both alike.
      const first = round % 2 === 0;
      const early = first ? await timeWeek(owner, weekly, asOf, ids.length) : 0;
      const plainMs = await timePlain(owner, ids, asOf);
      const weekMs = first ? early : await timeWeek(owner, weekly, asOf, ids.length);
      if (round > 0) measured.push({ weekMs, plainMs });
      bar.update(round + 1);
    }
  } finally {
    bar.stop();
  }
  return measured;
}

/** `weekly --all` without letters, from nothing: the snapshots of the round before are removed first. */
async function timeWeek(owner: pg.Pool, weekly: WeeklyService, asOf: string, chapters: number): Promise<number> {
  await owner.query('truncate chapter_week, member_week, delivery, weekly_run');
  const since = performance.now();
  const result = await weekly.runWeek({ chapterIds: 'all', asOf, mail: false });
  const milliseconds = performance.now() - since;
  if (result.computed !== chapters)
    throw new FailedError(`Only ${result.computed} of ${chapters} chapters were computed: ${result.failed[0]?.error}`);
  return milliseconds;
}

/** The same counting as plain SQL, one statement per 100 chapters, by the owner, whom no policy holds up. */
async function timePlain(owner: pg.Pool, ids: readonly string[], asOf: string): Promise<number> {
  const batches: string[][] = [];
  for (let at = 0; at < ids.length; at += COMPUTE_BATCH) batches.push(ids.slice(at, at + COMPUTE_BATCH));
  const since = performance.now();
  // The pool hands each statement to the next connection that is free.
  const answers = await Promise.all(
    batches.map(async (batch) => (await owner.query(PLAIN_COUNTING, [batch, asOf])).rows.length),
  );
  const milliseconds = performance.now() - since;
  if (answers.every((members) => members === 0))
    throw new FailedError('The scratch database holds no members to count.');
  return milliseconds;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

function report(io: Io, options: BenchWeeklyOptions, scratch: ScratchDatabase, rounds: Round[]): number {
  const ratios = rounds.map((round) => round.weekMs / round.plainMs);
  const ratio = median(ratios);
  const weekMs = median(rounds.map((r) => r.weekMs));
  const plainMs = median(rounds.map((r) => r.plainMs));
  const peakMemoryMiB = Math.round(resourceUsage().maxRSS / 1024);
  const { chapters, members, weeks, asOf } = options;
  if (options.json)
    printJson(io, {
      chapters,
      members,
      weeks,
      asOf,
      database: scratch.name,
      rounds,
      weekMs,
      plainMs,
      peakMemoryMiB,
      ratio,
      limit: LIMIT,
    });
  else {
    print(io, `The week of ${asOf} for ${count(chapters, 'chapter')} of ${members} members, ${weeks} weeks of history`);
    print(
      io,
      table(
        [
          ['', 'Week', 'Plain SQL', 'Ratio'],
          ...rounds.map((r, i) => [
            `round ${i + 1}`,
            duration(r.weekMs),
            duration(r.plainMs),
            (ratios[i] ?? 0).toFixed(2),
          ]),
          ['median', duration(weekMs), duration(plainMs), ratio.toFixed(2)],
        ],
        ['left', 'right', 'right', 'right'],
      ),
    );
    print(io, `Peak memory of the week's process: ${peakMemoryMiB} MiB. The ratio may be at most ${LIMIT}.`);
  }
  return ratio <= LIMIT ? EXIT.ok : EXIT.failed;
}
