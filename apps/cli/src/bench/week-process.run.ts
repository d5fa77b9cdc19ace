import { resourceUsage } from 'node:process';
import { WeeklyService } from '@chapterhouse/digests';
import type { WeekParts } from '@chapterhouse/insights';
import { readConfig } from '@chapterhouse/platform';
import { withFeatures } from '../support/context.js';
import { EXIT } from '../support/exit-codes.js';
import type { Io } from '../support/io.js';
import { weekFeatures } from '../support/week.js';

/** What the measuring process asks for. */
export type WeekOrder = { readonly run: { readonly asOf: string; readonly parts: WeekParts } } | { readonly end: true };

export interface WeekRound {
  readonly milliseconds: number;
  /** Of this process, on all processors; PostgreSQL's work is not in it. */
  readonly cpuMilliseconds: number;
  readonly computed: number;
  /** Why the week, or one chapter of it, could not be computed. */
  readonly problem: string | null;
}
export interface WeekPeak {
  readonly peakMemoryMiB: number;
}

/** Runs `weekly --all` without letters as often as the parent process asks for it, in a process whose memory is its own. */
export async function runWeekProcess(io: Io): Promise<number> {
  await withFeatures(readConfig(io.env), weekFeatures, async (app) => {
    const weekly = app.get(WeeklyService);
    await new Promise<void>((resolve) => {
      process.once('disconnect', resolve);
      process.on('message', (order: WeekOrder) => {
        if ('run' in order) void round(weekly, order.run).then((done) => process.send?.(done));
        else {
          process.send?.({ peakMemoryMiB: Math.round(resourceUsage().maxRSS / 1024) } satisfies WeekPeak);
          resolve();
        }
      });
      process.send?.('ready');
    });
  });
  if (process.connected) process.disconnect();
  return EXIT.ok;
}

async function round(weekly: WeeklyService, { asOf, parts }: { asOf: string; parts: WeekParts }): Promise<WeekRound> {
  const since = performance.now();
  const cpu = process.cpuUsage();
  const result = await weekly
    .runWeek({ chapterIds: 'all', asOf, mail: false, parts })
    .catch((error: unknown) => ({ computed: 0, failed: [{ error: String(error) }] }));
  const { user, system } = process.cpuUsage(cpu);
  return {
    milliseconds: performance.now() - since,
    cpuMilliseconds: (user + system) / 1000,
    computed: result.computed,
    problem: result.failed[0]?.error ?? null,
  };
}
