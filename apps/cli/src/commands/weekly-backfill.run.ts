import { type BackfillResult, checkBackfillRange, WeeklyBackfill } from '@chapterhouse/digests';
import { AppError, Clock } from '@chapterhouse/platform';
import { chapterBySlug, withFeatures } from '../support/context.js';
import { withEngines } from '../support/engines.js';
import { UsageError } from '../support/errors.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, type Progress, print, printJson, progressBar, tell } from '../support/io.js';
import { count, duration } from '../support/table.js';
import { weekFeatures } from '../support/week.js';

export interface BackfillOptions {
  from: string;
  to: string;
  json?: true;
}

/** Fills in the weeks between two days, of one chapter or of all (`slug` null). */
export function runBackfill(io: Io, slug: string | null, options: BackfillOptions): Promise<number> {
  const { from, to } = options;
  try {
    checkBackfillRange(from, to, new Clock().today('Pacific/Kiritimati'));
  } catch (error) {
    // Of the days that were given, and said before any engine is started.
    throw error instanceof AppError ? new UsageError(error.message) : error;
  }
  return withEngines(io, {}, ({ config }) =>
    withFeatures(config, weekFeatures, async (app) => {
      const since = performance.now();
      const chapterIds = slug ? [(await chapterBySlug(app, slug, 'cli.weekly')).place.chapterId] : 'all';
      let bar: Progress | undefined;
      let result: BackfillResult;
      try {
        result = await app.get(WeeklyBackfill).backfill({
          chapterIds,
          from,
          to,
          onProgress: ({ done, total }) => {
            bar ??= progressBar(io, 'Weeks', total);
            bar.update(done, total);
          },
        });
      } finally {
        bar?.stop();
      }
      const milliseconds = Math.round(performance.now() - since);
      if (options.json) printJson(io, { ...result, milliseconds });
      else {
        print(io, backfillText(result));
        tell(io, `It took ${duration(milliseconds)}.`);
      }
      return result.failed.length > 0 ? EXIT.failed : EXIT.ok;
    }),
  );
}

function backfillText({ from, to, chapters, weeks, failed }: BackfillResult): string {
  const what = `${count(weeks, 'week')} of ${count(chapters, 'chapter')} kept`;
  return [
    `${from} to ${to}: ${what}${failed.length ? `, ${failed.length} not` : ''}. Nobody was mailed or asked anything.`,
    ...failed.map(({ chapterId, asOf, error }) => `  chapter ${chapterId}, week of ${asOf}: ${error}`),
  ].join('\n');
}
