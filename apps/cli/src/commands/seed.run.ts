import { seedDatabase } from '@chapterhouse/database';
import { Clock } from '@chapterhouse/platform';
import { ownerUrlOf, withEngines } from '../support/engines.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson, progressBar } from '../support/io.js';
import { count, duration, indent, table } from '../support/table.js';

export interface SeedCommandOptions {
  chapters: number;
  members: number;
  weeks: number;
  referralsPerYear: number;
  seed: number;
  asOf?: string;
  json?: true;
}

export function runSeed(io: Io, options: SeedCommandOptions): Promise<number> {
  return withEngines(io, {}, async (engines) => {
    const since = performance.now();
    const asOf = options.asOf ?? new Clock().today('UTC');
    const bar = progressBar(io, 'Chapters', options.chapters);
    const { slugs, rows } = await seedDatabase(ownerUrlOf(engines, 'seed'), { ...options, asOf }, (done) =>
      bar.update(done),
    ).finally(() => bar.stop());
    const milliseconds = Math.round(performance.now() - since);
    if (options.json) {
      printJson(io, { seed: options.seed, asOf, chapters: slugs, rows, milliseconds });
      return EXIT.ok;
    }
    const lines = Object.entries(rows).map(([name, n]) => [name, n.toLocaleString('en')]);
    const shown = slugs.slice(0, 3).join(', ') + (slugs.length > 3 ? ', …' : '');
    print(io, `${count(slugs.length, 'chapter')} in ${duration(milliseconds)}: ${shown}`);
    print(io, indent(table(lines, ['left', 'right'])));
    return EXIT.ok;
  });
}
