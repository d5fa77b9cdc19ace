import { Field, ID, InputType } from '@nestjs/graphql';
import type { ProposalAnswer } from '@chapterhouse/insights';
import { IsString } from 'class-validator';
import { ChapterInput } from '../graphql/base-inputs.js';
import { IsIdOf } from '../graphql/ids.js';
import { ProposalAnswerEnum } from './one-to-ones.types.js';

@InputType({ description: 'What one of the two says to a proposed one-to-one; it may be changed while it is open.' })
export class AnswerProposalInput extends ChapterInput {
  @Field(() => ID, { description: 'The proposal.' })
  @IsIdOf('proposal')
  proposalId: string;

  @Field(() => ProposalAnswerEnum, { description: 'Yes or no.' })
  @IsString()
  answer: ProposalAnswer;
}
