import type { Type } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { DigestsModule } from '@chapterhouse/digests';
import { ImportsModule } from '@chapterhouse/imports';
import { InsightsModule } from '@chapterhouse/insights';
import { JobsModule } from '@chapterhouse/jobs';
import { MeetingsModule } from '@chapterhouse/meetings';
import { MembersModule } from '@chapterhouse/members';
import { ProfilesModule } from '@chapterhouse/profiles';
import { ReportsModule } from '@chapterhouse/reports';
import { SlipsModule } from '@chapterhouse/slips';
import { AccountResolver } from './account/account.resolver.js';
import { AnswerResolver } from './answers/answers.resolver.js';
import { ChapterHistoryResolver } from './chapters/chapter-history.resolver.js';
import { LogoFileController, LogoUploadController } from './chapters/logo.controller.js';
import { ChapterResolver, SeatResolver } from './chapters/chapters.resolver.js';
import { OrganisationResolver, RegionResolver, StaffSeatResolver } from './chapters/organisations.resolver.js';
import { ImportResolver } from './imports/imports.resolver.js';
import { UploadController } from './imports/upload.controller.js';
import { AttendanceLetterResolver } from './growth/attendance-letters.resolver.js';
import { GrowthResolver } from './growth/growth.resolver.js';
import {
  LeadersGrowthResolver,
  RotaPairResolver,
  RotaResolver,
  ScoredMemberResolver,
} from './growth/leaders.resolver.js';
import { ScorecardResolver } from './growth/scorecards.resolver.js';
import { FollowUpResolver } from './insights/follow-ups.resolver.js';
import { ChapterCountsResolver } from './insights/chapter-counts.resolver.js';
import { InsightsResolver, OneSidedTieResolver } from './insights/insights.resolver.js';
import { ChapterOverviewResolver } from './insights/overview.resolver.js';
import { PictureResolver } from './insights/pictures.resolver.js';
import { LetterPreviewResolver } from './letters/letter-preview.resolver.js';
import { LetterResolver } from './letters/letters.resolver.js';
import { UnsubscribeController } from './letters/unsubscribe.controller.js';
import { AttendanceResolver } from './meetings/attendance.resolver.js';
import { CorrectionsResolver } from './meetings/corrections.resolver.js';
import { MeetingResolver } from './meetings/meetings.resolver.js';
import { MemberResolver } from './members/members.resolver.js';
import { RoleTermResolver } from './members/role-terms.resolver.js';
import { OneToOneCalendarController } from './one-to-ones/calendar.controller.js';
import { NextOneToOneResolver, OneToOneResolver } from './one-to-ones/one-to-ones.resolver.js';
import { AskResolver } from './profiles/asks.resolver.js';
import { ProfileResolver } from './profiles/profiles.resolver.js';
import { ReportFilesController } from './reports/reports.controller.js';
import { ReportResolver } from './reports/reports.resolver.js';
import { SlipWritesResolver } from './slips/slip-writes.resolver.js';
import { SlipEndResolver, SlipResolver, ThankedTotalResolver } from './slips/slips.resolver.js';
import { VisitorResolver } from './visitors/visitors.resolver.js';

/** The modules of the features that the API shows. */
export const featureModules: readonly Type[] = [
  ChaptersModule,
  MembersModule,
  MeetingsModule,
  SlipsModule,
  ProfilesModule,
  InsightsModule,
  ReportsModule,
  ImportsModule,
  JobsModule,
  DigestsModule,
];

/** Every resolver: the running API and the emitted schema are made from this one list. */
export const resolvers: readonly Type[] = [
  AccountResolver,
  ChapterResolver,
  ChapterHistoryResolver,
  SeatResolver,
  OrganisationResolver,
  RegionResolver,
  StaffSeatResolver,
  MemberResolver,
  RoleTermResolver,
  MeetingResolver,
  AttendanceResolver,
  CorrectionsResolver,
  SlipResolver,
  SlipEndResolver,
  ThankedTotalResolver,
  SlipWritesResolver,
  InsightsResolver,
  ChapterCountsResolver,
  OneSidedTieResolver,
  ChapterOverviewResolver,
  PictureResolver,
  FollowUpResolver,
  GrowthResolver,
  LeadersGrowthResolver,
  ScoredMemberResolver,
  RotaPairResolver,
  RotaResolver,
  ScorecardResolver,
  AttendanceLetterResolver,
  AnswerResolver,
  OneToOneResolver,
  NextOneToOneResolver,
  ProfileResolver,
  AskResolver,
  ImportResolver,
  VisitorResolver,
  LetterResolver,
  LetterPreviewResolver,
  ReportResolver,
];

/** The endpoints of features that are not GraphQL. */
export const controllers: readonly Type[] = [
  UploadController,
  LogoUploadController,
  LogoFileController,
  OneToOneCalendarController,
  UnsubscribeController,
  ReportFilesController,
];
