import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PAIR_REASONS, type PairReason as Reason } from '@chapterhouse/domain';
import type { ProposalAnswer } from '@chapterhouse/insights';
import { vocabulary } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

export const PairReasonEnum = vocabulary<Reason['code']>(
  'PairReasonCode',
  PAIR_REASONS,
  'Why two members should meet.',
  {
    NEVER_MET: 'They never met one to one.',
    LONG_AGO: 'They last met more than 26 weeks ago.',
    ONE_SIDED_TIE: 'One gave the other three referrals or more and got none back.',
    SETTLING_IN: 'One of them, or both, is in the first quarter.',
    SAME_SPHERE: 'Their trades serve the same customers.',
  },
);
export const ProposalAnswerEnum = vocabulary<ProposalAnswer>(
  'ProposalAnswer',
  ['ACCEPTED', 'DECLINED'],
  'What somebody says to a proposed one-to-one.',
  { ACCEPTED: 'Yes, let us meet.', DECLINED: 'Not this time.' },
);

@ObjectType({
  description: 'Why two members should meet, with what it rests on; fields that do not belong to it are null.',
})
export class PairReason {
  @Field(() => PairReasonEnum, { description: 'Why.' }) code: Reason['code'];
  @Field(() => Int, { nullable: true, description: 'LONG_AGO: whole weeks since they met.' }) weeks: number | null;
  @Field(() => ID, { nullable: true, description: 'ONE_SIDED_TIE: who gave.' }) giverId: string | null;
  @Field(() => ID, { nullable: true, description: 'ONE_SIDED_TIE: who received.' }) receiverId: string | null;
  @Field(() => Int, { nullable: true, description: 'ONE_SIDED_TIE: referrals in the window.' }) referrals:
    number | null;
  @Field(() => [ID], { nullable: true, description: 'SETTLING_IN: who of the two.' }) memberIds:
    readonly string[] | null;
  @Field(() => String, { nullable: true, description: 'SAME_SPHERE: the trade group.' }) sphere: string | null;
}

@ObjectType({ description: 'A one-to-one that the week’s rota proposes, from the side of one of the two.' })
export class Proposal {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the proposal.' }) id: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation: the first day of the week it is for.' })
  asOf: string;
  @Field(() => ID, { description: 'Whose side it is.' }) memberId: string;
  @Field(() => ID, { description: 'Whom to meet.' }) withMemberId: string;
  @Field(() => [PairReason], { description: 'Why, the weightiest first.' }) reasons: PairReason[];
  @Field(() => ProposalAnswerEnum, { nullable: true, description: 'Their own answer; null: none yet.' })
  own: ProposalAnswer | null;
  @Field(() => ProposalAnswerEnum, { nullable: true, description: 'The other one’s answer; null: none yet.' })
  theirs: ProposalAnswer | null;
  @Field(() => Boolean, { description: 'Whether both accepted.' }) agreed: boolean;
  @Field(() => Boolean, { description: 'Whether it can still be answered: in its week and the one after.' })
  open: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'Where its calendar file is (GET, with the session), for the two alone. Add ?starts=YYYY-MM-DDTHH:MM&minutes=60 for a time in the chapter’s zone; without it the file suggests one.',
  })
  calendarPath: string | null;
}

@ObjectType({ description: 'A page of proposed one-to-ones.' })
export class ProposalPage extends pageOf(Proposal) {}

@ObjectType({ description: 'One entry of the list of people to meet next.' })
export class NextOneToOne {
  @Field(() => Int, { description: 'Place in the list, from 1.' }) rank: number;
  @Field(() => ID, { description: 'Whom to meet.' }) memberId: string;
  @Field(() => Int, { description: 'How much speaks for it.' }) weight: number;
  @Field(() => [PairReason], { description: 'Why.' }) reasons: PairReason[];
  @Field(() => Proposal, {
    nullable: true,
    description: 'This week’s proposal with them; null when the rota has none.',
  })
  proposal: Proposal | null;
  homeChapterId: string;
}

@ObjectType({ description: 'Whom a member should meet next, the weightiest first.' })
export class NextOneToOnes {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Whose list it is.' }) memberId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation.' }) asOf: string;
  @Field(() => [NextOneToOne], { description: 'The list.' }) list: NextOneToOne[];
}

@ObjectType({ implements: () => [Payload], description: 'The answer to accepting or declining a one-to-one.' })
export class ProposalPayload extends Payload {
  @Field(() => Proposal, { nullable: true, description: 'The proposal as it now is.' }) proposal?: Proposal | null;
}
