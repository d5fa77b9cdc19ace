import { Module } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { ProfilesModule } from '@chapterhouse/profiles';
import { CountingQueries } from './counting.queries.js';
import { FollowUpService } from './follow-ups.service.js';
import { AttendanceLetterService } from './growth/attendance-letters.service.js';
import { ProposalService } from './growth/one-to-one-proposals.service.js';
import { ScorecardService } from './growth/scorecards.service.js';
import { ThanksLoopService } from './growth/thanks-loop.service.js';
import { TuneUpQueries } from './growth/tune-up.queries.js';
import { WeekGrowthService } from './growth/week-growth.service.js';
import { InsightsQueries } from './insights.queries.js';
import { InsightsService } from './insights.service.js';
import { PictureQueries } from './pictures.queries.js';

const open = [
  InsightsQueries,
  InsightsService,
  PictureQueries,
  FollowUpService,
  TuneUpQueries,
  AttendanceLetterService,
  ProposalService,
  ScorecardService,
  ThanksLoopService,
  WeekGrowthService,
];

/** The figures of a week: counted, judged, kept and read; and what follows from them. */
@Module({
  imports: [ChaptersModule, ProfilesModule],
  providers: [CountingQueries, ...open],
  exports: open,
})
export class InsightsModule {}
