import { Module } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { MeetingsModule } from '@chapterhouse/meetings';
import { MembersModule } from '@chapterhouse/members';
import { ClosedBusinessQueries } from './closed-business.queries.js';
import { SlipStoryQueries } from './slip-story.queries.js';
import { SlipCreationService } from './slips.creation.service.js';
import { SlipLifecycleService } from './slips.lifecycle.service.js';
import { SlipQueries } from './slips.queries.js';
import { VisitorQueries } from './visitors.queries.js';
import { VisitorService } from './visitors.service.js';

const providers = [
  SlipQueries,
  SlipStoryQueries,
  ClosedBusinessQueries,
  SlipCreationService,
  SlipLifecycleService,
  VisitorQueries,
  VisitorService,
];

/** Slips of all five types, and visitors. */
@Module({ imports: [ChaptersModule, MembersModule, MeetingsModule], providers, exports: providers })
export class SlipsModule {}
