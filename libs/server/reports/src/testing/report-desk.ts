import { Test } from '@nestjs/testing';
import { ChapterQueries, type ChapterPlace } from '@chapterhouse/chapters';
import { DatabaseModule, Door } from '@chapterhouse/database';
import { addDays, type LocalDate } from '@chapterhouse/domain';
import { InsightsService } from '@chapterhouse/insights';
import { PlatformModule, readConfig, systemActor, type Actor } from '@chapterhouse/platform';
import { fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import type { Report } from '../report-model.js';
import { ReportsModule } from '../reports.module.js';
import { ReportQueries, type ReportRequest } from '../reports.queries.js';

/** Reports over a database of their own, on 16 November 2026. */
export interface ReportDesk {
  readonly db: TestDatabase;
  /** Everything the system may see of a chapter, unless somebody asks. */
  report(chapterId: string, request: ReportRequest, actor?: Actor): Promise<Report>;
  place(chapterId: string): Promise<ChapterPlace>;
  /** Computes and keeps the weeks of these dates. */
  keepWeeks(chapterId: string, asOfs: readonly LocalDate[]): Promise<void>;
  close(): Promise<void>;
}

export async function reportDesk(): Promise<ReportDesk> {
  const db = await testDatabase();
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: db.appUrl,
    SMTP_URL: 'smtp://127.0.0.1:9',
    PUBLIC_URL: 'https://chapterhouse.example',
    AUTH_SECRET: 'a secret of the tests that is long enough',
    LOG_LEVEL: 'silent',
  });
  const module = await Test.createTestingModule({
    imports: [PlatformModule.forRoot(config, fixedClock()), DatabaseModule, ReportsModule],
  }).compile();
  const app = await module.init();
  const door = app.get(Door);
  const chapters = app.get(ChapterQueries, { strict: false });
  const insights = app.get(InsightsService, { strict: false });
  const queries = app.get(ReportQueries);
  const system = (chapterId: string): Actor => systemActor('test', [chapterId]);
  return {
    db,
    report: (chapterId, request, actor = system(chapterId)) =>
      door.run(actor, async (em) => queries.report(em, await chapters.place(em, chapterId), actor, request), {
        chapterId,
        readOnly: true,
      }),
    place: (chapterId) => door.run(system(chapterId), (em) => chapters.place(em, chapterId), { chapterId }),
    keepWeeks: async (chapterId, asOfs) => {
      for (const asOf of asOfs) {
        await door.run(system(chapterId), async (em) =>
          insights.storeSnapshots(em, await insights.computeChapters(em, asOf, [chapterId])),
        );
      }
    },
    close: async () => {
      await app.close();
      await db.close();
    },
  };
}

/** Mondays up to and with a date, oldest first. */
export const mondaysBefore = (asOf: LocalDate, count: number): LocalDate[] =>
  Array.from({ length: count }, (_, at) => addDays(asOf, -7 * (count - 1 - at)));
