import { Door } from '@chapterhouse/database';
import { InsightsModule, InsightsService } from '@chapterhouse/insights';
import type { EntityManager } from 'typeorm';
import { chapterBySlug, withFeatures } from '../support/context.js';
import { withEngines } from '../support/engines.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson } from '../support/io.js';
import { growthByName, growthText } from './growth.text.js';
import { statsText } from './stats.text.js';

export interface StatsOptions {
  asOf: string;
  growth?: true;
  json?: true;
}

export function runStats(io: Io, slug: string, options: StatsOptions): Promise<number> {
  return withEngines(io, {}, ({ config }) =>
    withFeatures(config, [InsightsModule], async (app) => {
      const { place, actor } = await chapterBySlug(app, slug, 'cli.stats');
      const { chapterId } = place;
      const insights = app.get(InsightsService);
      const read = <T>(work: (em: EntityManager) => Promise<T>) => app.get(Door).run(actor, work, { chapterId });
      if (options.growth) {
        const named = await read((em) => insights.namedGrowth(em, options.asOf, chapterId));
        if (options.json) printJson(io, growthByName(named));
        else print(io, growthText(place, named));
        return EXIT.ok;
      }
      const report = await read((em) => insights.namedReport(em, options.asOf, chapterId));
      if (options.json) printJson(io, report);
      else print(io, statsText(place, report));
      return EXIT.ok;
    }),
  );
}
