import { Clock } from '@chapterhouse/platform';
import { chapterBySlug, withFeatures } from '../support/context.js';
import { withEngines } from '../support/engines.js';
import { UsageError } from '../support/errors.js';
import { type Io, print, printJson, tell } from '../support/io.js';
import { duration } from '../support/table.js';
import { runWeek, weekExitCode, weekFeatures, weekText } from '../support/week.js';

export interface WeeklyOptions {
  asOf: string;
  mail: boolean;
  json?: true;
}

export function runWeekly(io: Io, slug: string | null, options: WeeklyOptions): Promise<number> {
  const { asOf, mail } = options;
  // Where the day begins first: somewhere it may be today already.
  if (asOf > new Clock().today('Pacific/Kiritimati'))
    throw new UsageError(`${asOf} is in the future. A week can be computed up to today; choose an earlier --as-of.`);
  return withEngines(io, { mail }, ({ config, inboxUrl }) =>
    withFeatures(config, weekFeatures, async (app) => {
      const since = performance.now();
      const chapterIds = slug ? [(await chapterBySlug(app, slug, 'cli.weekly')).place.chapterId] : 'all';
      const result = await runWeek(io, app, { chapterIds, asOf, mail });
      const milliseconds = Math.round(performance.now() - since);
      if (options.json) printJson(io, { ...result, milliseconds });
      else {
        print(io, weekText(result, mail));
        if (mail && inboxUrl && result.letters.sent > 0)
          tell(io, `The letters are in the embedded inbox: "npm start" shows it.`);
        tell(io, `It took ${duration(milliseconds)}.`);
      }
      return weekExitCode(result);
    }),
  );
}
