import { Module } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { MembersModule } from '@chapterhouse/members';
import { AnswerQueries } from './answers.queries.js';
import { AnswerService } from './answers.service.js';
import { ProfileQueries } from './profiles.queries.js';
import { ProfileService } from './profiles.service.js';

const providers = [ProfileQueries, ProfileService, AnswerQueries, AnswerService];

/** What members say about themselves, what they ask for, and what they say about each other in confidence. */
@Module({ imports: [ChaptersModule, MembersModule], providers, exports: providers })
export class ProfilesModule {}
