import { Door } from '@chapterhouse/database';
import { InsightsModule, InsightsService } from '@chapterhouse/insights';
import { chapterBySlug, withFeatures } from '../support/context.js';
import { withEngines } from '../support/engines.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson } from '../support/io.js';
import { statsText } from './stats.text.js';

export interface StatsOptions {
  asOf: string;
  json?: true;
}

export function runStats(io: Io, slug: string, options: StatsOptions): Promise<number> {
  return withEngines(io, {}, ({ config }) =>
    withFeatures(config, [InsightsModule], async (app) => {
      const { place, actor } = await chapterBySlug(app, slug, 'cli.stats');
      const { chapterId } = place;
      const report = await app
        .get(Door)
        .run(actor, (em) => app.get(InsightsService).namedReport(em, options.asOf, chapterId), { chapterId });
      if (options.json) printJson(io, report);
      else print(io, statsText(place, report));
      return EXIT.ok;
    }),
  );
}
