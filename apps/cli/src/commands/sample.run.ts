import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { ChapterService } from '@chapterhouse/chapters';
import { Door } from '@chapterhouse/database';
import { type WeekResult, WeeklyBackfill } from '@chapterhouse/digests';
import { addDays } from '@chapterhouse/domain';
import { ImportsModule, ImportsService } from '@chapterhouse/imports';
import { systemActor } from '@chapterhouse/platform';
import { ProfilesModule } from '@chapterhouse/profiles';
import { checkout } from '../../bootstrap/engines/paths.mjs';
import { type ChapterAtWork, findChapter, withFeatures } from '../support/context.js';
import { withEngines } from '../support/engines.js';
import { FailedError } from '../support/errors.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson } from '../support/io.js';
import { runWeek, weekExitCode, weekFeatures, weekText } from '../support/week.js';
import { readFiles } from './import.files.js';
import { previewText } from './import.text.js';
import { sayWords } from './sample.words.js';

export interface SampleOptions {
  letters?: true;
  json?: true;
}

const SLUG = 'harbour-lights';
const ACTOR = 'cli.sample';
const EARLIER_WEEKS = 25;
/** The files are those of the tests: a chapter of invented people, with everything a year brings. */
const FOLDER = join(checkout, 'test/fixtures/vectors', SLUG);

interface Truth {
  chapter: { name: string; region: string; timeZone: string; currency: string };
  asOf: string;
}
interface Person {
  name: string;
  email: string;
  role: string | null;
}

export function runSample(io: Io, options: SampleOptions): Promise<number> {
  const letters = Boolean(options.letters);
  return withEngines(io, { mail: letters }, ({ config }) =>
    withFeatures(config, [ImportsModule, ProfilesModule, ...weekFeatures], async (app) => {
      const truth = readTruth();
      const { chapter, created } = await sampleChapter(app, truth);
      if (!chapter) {
        if (letters) throw new FailedError('There is no sample chapter here, and the database holds other chapters.');
        if (options.json) printJson(io, { created, chapter: null });
        else print(io, 'The database holds chapters already: no sample chapter was created.');
        return EXIT.ok;
      }
      const { chapterId } = chapter.place;
      if (letters) await keepEarlierWeeks(app, chapterId, truth.asOf);
      const week = letters ? await runWeek(io, app, { chapterIds: [chapterId], asOf: truth.asOf, mail: true }) : null;
      const people = await peopleOf(app, chapter);
      if (options.json) printJson(io, { created, chapter: SLUG, people, week });
      else print(io, textOf(chapter, created, people, week));
      return week ? weekExitCode(week) : EXIT.ok;
    }),
  );
}

function readTruth(): Truth {
  const file = join(FOLDER, 'truth.json');
  if (!existsSync(file))
    throw new FailedError(`The sample chapter's files are not in ${FOLDER}; they come with the source code.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Truth;
}

/** Half a year of weeks, figures only, so that there are trends to look at. */
async function keepEarlierWeeks(app: INestApplicationContext, chapterId: string, asOf: string): Promise<void> {
  const [from, to] = [addDays(asOf, -7 * EARLIER_WEEKS), addDays(asOf, -7)];
  await app.get(WeeklyBackfill).backfill({ chapterIds: [chapterId], from, to });
}

/** The sample chapter, made when the database holds no chapter at all; null when it holds others. */
async function sampleChapter(
  app: INestApplicationContext,
  { chapter: { name, region, timeZone, currency } }: Truth,
): Promise<{ chapter: ChapterAtWork | null; created: boolean }> {
  const there = await findChapter(app, SLUG, ACTOR);
  if (there) {
    // A creation that was interrupted half-way is finished.
    if (await hasMembers(app, there)) return { chapter: there, created: false };
  } else {
    if (!(await isEmpty(app))) return { chapter: null, created: false };
    await app.get(ChapterService).createForOperator({
      slug: SLUG,
      name,
      timeZone,
      currency,
      locale: 'en-IE',
      region,
      organisation: 'Sample organisation',
      isSample: true,
    });
  }
  const chapter = await findChapter(app, SLUG, ACTOR);
  if (!chapter) throw new FailedError('The sample chapter was created, and is gone again. Run this once more.');
  const { files } = readFiles([join(FOLDER, 'exports')]);
  const view = await app.get(ImportsService).importFiles(chapter.actor, chapter.place.chapterId, files);
  if (view.state !== 'APPLIED')
    throw new FailedError(
      `The sample chapter's files have problems:\n${view.preview ? previewText(view.preview) : ''}`,
    );
  await sayWords(app, chapter);
  return { chapter, created: true };
}

async function isEmpty(app: INestApplicationContext): Promise<boolean> {
  const rows = await app
    .get(Door)
    .run(systemActor(ACTOR, []), (em) => em.query<unknown[]>('select app_chapter_ids() limit 1'));
  return rows.length === 0;
}

async function hasMembers(app: INestApplicationContext, { actor, place }: ChapterAtWork): Promise<boolean> {
  const { chapterId } = place;
  const sql = 'select from member where chapter_id = $1 limit 1';
  const rows = await app.get(Door).run(actor, (em) => em.query<unknown[]>(sql, [chapterId]), { chapterId });
  return rows.length > 0;
}

/** A leader and a plain member, by whose eyes one may look at the chapter. */
function peopleOf(app: INestApplicationContext, { actor, place }: ChapterAtWork): Promise<Person[]> {
  const { chapterId } = place;
  return app.get(Door).run(
    actor,
    (em) =>
      em.query<Person[]>(
        `select distinct on (t.role) m.display_name as name, a.email, t.role
         from member m
         join account a on a.id = m.account_id
         left join role_term t on t.chapter_id = m.chapter_id and t.member_id = m.id and t."to" is null
         where m.chapter_id = $1 and m.status = 'ACTIVE' and coalesce(t.role, 'PRESIDENT') = 'PRESIDENT'
         order by t.role, m.display_name`,
        [chapterId],
      ),
    { chapterId },
  );
}

function textOf({ place }: ChapterAtWork, created: boolean, people: Person[], week: WeekResult | null): string {
  return [
    created ? `Created the sample chapter ${place.name} (${SLUG}).` : `The sample chapter ${place.name} is there.`,
    ...people.map(({ name, email, role }) => `  ${role ? 'leader' : 'member'}: ${name} <${email}>`),
    ...(week ? [weekText(week, true)] : []),
  ].join('\n');
}
