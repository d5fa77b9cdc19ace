import { Module } from '@nestjs/common';
import { ChaptersModule } from '@chapterhouse/chapters';
import { MemberQueries } from './members.queries.js';
import { MemberService } from './members.service.js';
import { MembershipService } from './membership.service.js';
import { RoleTermQueries } from './role-terms.queries.js';
import { RoleTermService } from './role-terms.service.js';

const providers = [MemberQueries, MemberService, MembershipService, RoleTermQueries, RoleTermService];

/** The roster: seats, memberships and roles. */
@Module({ imports: [ChaptersModule], providers, exports: providers })
export class MembersModule {}
