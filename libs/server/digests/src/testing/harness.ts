import { ChapterQueries } from '@chapterhouse/chapters';
import { DatabaseModule } from '@chapterhouse/database';
import { MailTransport, MemoryMailbox } from '@chapterhouse/email';
import { Jobs, mailSend, queueBackend, weeklyCompute } from '@chapterhouse/jobs';
import { type FixedClock, fixedClock, testDatabase, type TestDatabase } from '@chapterhouse/testing';
import { type DynamicModule, Global, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type Config, PlatformModule, readConfig } from '@chapterhouse/platform';
import { MailPreferencesService } from '../preferences/mail-preferences.service.js';
import { WeeklyModule } from '../digests.module.js';
import { WeeklyQueries } from '../weekly/weekly.queries.js';
import { WeeklyRunsService } from '../weekly/weekly-runs.service.js';
import { WeeklyService } from '../weekly/weekly.service.js';

export const AS_OF = '2026-11-16';

/** The week on a database of its own and the real queue tables; mails are kept in memory unless a transport is given. */
export interface Harness {
  readonly db: TestDatabase;
  readonly clock: FixedClock;
  readonly mailbox: MemoryMailbox;
  readonly jobs: Jobs;
  readonly weekly: WeeklyService;
  readonly runs: WeeklyRunsService;
  readonly queries: WeeklyQueries;
  readonly preferences: MailPreferencesService;
  readonly chapters: ChapterQueries;
  readonly config: Config;
  /** Any other service of the modules. */
  readonly get: <T>(service: Type<T>) => T;
  /** Another worker on the same database. */
  readonly other: () => Promise<WeeklyService>;
  /** Jobs that wait in the queue. */
  readonly waiting: () => Promise<{ compute: number; mail: number }>;
  /** Everything that was ever put into the queue is gone. */
  readonly flushQueue: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function harness(settings: Record<string, string> = {}, transport?: MailTransport): Promise<Harness> {
  const db = await testDatabase();
  const clock = fixedClock();
  const mailbox = new MemoryMailbox();
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: db.appUrl,
    SMTP_URL: 'smtp://127.0.0.1:9',
    PUBLIC_URL: 'https://chapterhouse.example',
    AUTH_SECRET: 'a secret of the tests that is long enough',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const start = async (): Promise<INestApplicationContext> => {
    const builder = Test.createTestingModule({
      imports: [PlatformModule.forRoot(config, clock), DatabaseModule, QueueInTests.on(db), WeeklyModule],
    });
    const app = await builder
      .overrideProvider(MailTransport)
      .useValue(transport ?? mailbox)
      .compile();
    return app.init();
  };
  const app = await start();
  const apps = [app];
  const jobs = app.get(Jobs);
  return {
    db,
    clock,
    mailbox,
    jobs,
    config,
    weekly: app.get(WeeklyService),
    runs: app.get(WeeklyRunsService),
    queries: app.get(WeeklyQueries),
    preferences: app.get(MailPreferencesService),
    chapters: app.get(ChapterQueries, { strict: false }),
    get: (service) => app.get(service, { strict: false }),
    other: async () => {
      const one = await start();
      apps.push(one);
      return one.get(WeeklyService);
    },
    waiting: async () => ({
      compute: (await jobs.counts(weeklyCompute))['waiting'] ?? 0,
      mail: (await jobs.counts(mailSend))['waiting'] ?? 0,
    }),
    flushQueue: async () => {
      await db.sql('delete from bullmq.job');
      await db.sql('delete from bullmq.dedup');
    },
    close: async () => {
      for (const one of apps) await one.close();
      await db.close();
    },
  };
}

@Global()
@Module({})
class QueueInTests {
  static on(db: TestDatabase): DynamicModule {
    const silent = { warn: () => undefined, error: () => undefined };
    const jobs = new Jobs(queueBackend({ databaseUrl: db.appUrl, prefix: '{unused}' }), silent);
    return { module: QueueInTests, providers: [{ provide: Jobs, useValue: jobs }], exports: [Jobs] };
  }
}
