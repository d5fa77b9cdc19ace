import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { MailTransport, SmtpTransport } from '@chapterhouse/email';
import { InsightsModule } from '@chapterhouse/insights';
import { CONFIG, type Config } from '@chapterhouse/platform';
import { ProfilesModule } from '@chapterhouse/profiles';
import { Ledger } from './ledger/ledger.js';
import { LetterSender } from './ledger/letter-sender.js';
import { LeaderOverviewQueries } from './letter/leader-overview.queries.js';
import { LetterDataQueries } from './letter/letter-data.queries.js';
import { LetterFactsQueries } from './letter/letter-facts.queries.js';
import { LetterPreviews } from './letter/letter-previews.service.js';
import { LetterWriter } from './letter/letter-writer.js';
import { MomentFactsQueries } from './moments/moment-facts.queries.js';
import { MomentLetterService } from './moments/moment-letters.service.js';
import { MailPreferencesService } from './preferences/mail-preferences.service.js';
import { RunLedger } from './weekly/run-ledger.js';
import { WeeklyBackfill } from './weekly/weekly-backfill.service.js';
import { WeeklyCompute } from './weekly/weekly-compute.js';
import { WeeklyQueries } from './weekly/weekly.queries.js';
import { WeeklyRunsService } from './weekly/weekly-runs.service.js';
import { WeeklyService } from './weekly/weekly.service.js';

/** For the API: look at runs and letters, ask for them, choose what one gets. It sends nothing. */
@Module({
  imports: [ChaptersModule, ProfilesModule, InsightsModule],
  providers: [
    RunLedger,
    WeeklyQueries,
    WeeklyRunsService,
    MailPreferencesService,
    LetterDataQueries,
    LetterFactsQueries,
    LeaderOverviewQueries,
    LetterPreviews,
    LetterWriter,
    Ledger,
    MomentFactsQueries,
    MomentLetterService,
  ],
  exports: [
    LetterDataQueries,
    WeeklyQueries,
    WeeklyRunsService,
    MailPreferencesService,
    RunLedger,
    LetterFactsQueries,
    LeaderOverviewQueries,
    LetterPreviews,
    LetterWriter,
    Ledger,
    MomentFactsQueries,
    MomentLetterService,
  ],
})
export class DigestsModule {}

/** For the worker and the command line: the week itself, letters included. */
@Module({
  imports: [DigestsModule, InsightsModule],
  providers: [
    {
      provide: MailTransport,
      inject: [CONFIG],
      useFactory: ({ SMTP_URL }: Config): MailTransport => new SmtpTransport({ url: SMTP_URL }),
    },
    LetterSender,
    WeeklyCompute,
    WeeklyService,
    WeeklyBackfill,
  ],
  exports: [WeeklyService, WeeklyBackfill, LetterSender, MailTransport, DigestsModule],
})
export class WeeklyModule implements OnApplicationShutdown {
  constructor(@Inject(MailTransport) private readonly transport: MailTransport) {}

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
