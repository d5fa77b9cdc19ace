import pg from 'pg';
import { COMPUTE_CONCURRENCY } from '@chapterhouse/digests';
import { COMPUTE_BATCH } from '@chapterhouse/jobs';
import { PLAIN_COUNTING } from '../bench/plain-counting.sql.js';
import { scratchDatabase } from '../bench/scratch-database.js';
import { WeekProcess } from '../bench/week-process.js';
import { ownerUrlOf, withEngines } from '../support/engines.js';
import { FailedError } from '../support/errors.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson, progressBar, tell } from '../support/io.js';
import { count } from '../support/table.js';
import { benchText, isWithinLimits, type Measured, type Round, summaryOf } from './bench-weekly.text.js';

export interface BenchWeeklyOptions {
  chapters: number;
  members: number;
  weeks: number;
  rounds: number;
  asOf: string;
  json?: true;
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
    const own = { DATABASE_URL: scratch.appUrl, DATABASE_REPLICA_URLS: '', LOG_LEVEL: 'silent' };
    const processEnv = { ...env, NODE_ENV: config.NODE_ENV, ...own };
    const everything = new WeekProcess('ALL', processEnv);
    const figures = new WeekProcess('FIGURES', processEnv);
    try {
      await Promise.all([everything.ready(), figures.ready()]);
      // One database, one set of files on disk: what is measured is not the first reading of them.
      await owner.query('vacuum (analyze)');
      const rounds = await measure(io, { owner, everything, figures }, options);
      const peaks = [(await everything.end()).peakMemoryMiB, (await figures.end()).peakMemoryMiB] as const;
      const measured: Measured = { rounds, peakMemoryMiB: peaks[0], figuresPeakMemoryMiB: peaks[1] };
      const { chapters, members, weeks, asOf } = options;
      const size = { chapters, members, weeks, asOf };
      if (options.json) printJson(io, { ...size, database: scratch.name, ...measured, ...summaryOf(measured) });
      else print(io, benchText(size, measured));
      return isWithinLimits(summaryOf(measured)) ? EXIT.ok : EXIT.failed;
    } finally {
      everything.kill();
      figures.kill();
      await owner.end();
    }
  });
}

interface Contestants {
  readonly owner: pg.Pool;
  readonly everything: WeekProcess;
  readonly figures: WeekProcess;
}

async function measure(
  io: Io,
  { owner, everything, figures }: Contestants,
  { asOf, rounds }: BenchWeeklyOptions,
): Promise<Round[]> {
  const { rows } = await owner.query<{ id: string }>('select id from chapter order by id');
  const ids = rows.map((row) => row.id);
  const measured: Round[] = [];
  const bar = progressBar(io, 'Rounds', rounds + 1);
  const week = async (contestant: WeekProcess) => {
    await forget(owner);
    return contestant.run(asOf, ids.length);
  };
  try {
    // The first round warms caches and compiled code of all, and is thrown away.
    for (let round = 0; round <= rounds; round++) {
      // Taking turns: whatever else the machine does meets all alike.
      const forth = round % 2 === 0;
      const first = await week(forth ? everything : figures);
      const plainMs = await timePlain(owner, ids, asOf);
      const last = await week(forth ? figures : everything);
      const [all, less] = forth ? [first, last] : [last, first];
      const cpu = { weekCpuMs: all.cpuMilliseconds, figuresCpuMs: less.cpuMilliseconds };
      if (round > 0) measured.push({ weekMs: all.milliseconds, figuresMs: less.milliseconds, plainMs, ...cpu });
      bar.update(round + 1);
    }
  } finally {
    bar.stop();
  }
  return measured;
}

/** From nothing: what the round before kept, and what followed from it, is removed. */
async function forget(owner: pg.Pool): Promise<void> {
  await owner.query(
    `truncate chapter_week, member_week, delivery, weekly_run, one_to_one_proposal, attendance_letter, answer_invitation,
       one_to_one_answer, answer_set`,
  );
}

/** The same counting as plain SQL, one statement per batch of chapters, by the owner, whom no policy holds up. */
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
