import { Module } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { InsightsModule } from '@chapterhouse/insights';
import { MembersModule } from '@chapterhouse/members';
import { ProfilesModule } from '@chapterhouse/profiles';
import { ReportQueries } from './reports.queries.js';

/** Reports as one model, and the files that are written from it. */
@Module({
  imports: [ChaptersModule, MembersModule, ProfilesModule, InsightsModule],
  providers: [ReportQueries],
  exports: [ReportQueries],
})
export class ReportsModule {}
