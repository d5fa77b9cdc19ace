import { Module } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { CountingQueries } from './counting.queries.js';
import { FollowUpService } from './follow-ups.service.js';
import { InsightsQueries } from './insights.queries.js';
import { InsightsService } from './insights.service.js';
import { PictureQueries } from './pictures.queries.js';

/** The figures of a week: counted, judged, kept and read. */
@Module({
  imports: [ChaptersModule],
  providers: [CountingQueries, InsightsQueries, InsightsService, PictureQueries, FollowUpService],
  exports: [InsightsQueries, InsightsService, PictureQueries, FollowUpService],
})
export class InsightsModule {}
