import { Module } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { MembersModule } from '@chapterhouse/members';
import { AttendanceService } from './attendance.service.js';
import { MeetingQueries } from './meetings.queries.js';
import { MeetingService } from './meetings.service.js';

const providers = [MeetingQueries, MeetingService, AttendanceService];

/** Meetings, attendance and the ledger. */
@Module({ imports: [ChaptersModule, MembersModule], providers, exports: providers })
export class MeetingsModule {}
