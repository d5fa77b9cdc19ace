import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DELIVERY_STATES, type DeliveryState, LETTER_KINDS, type LetterKind } from '@chapterhouse/digests';
import { vocabulary } from '../graphql/enums.js';
import { pageOf } from '../graphql/page.js';
import { DateTimeScalar, LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

export const LetterKindEnum = vocabulary<LetterKind>(
  'LetterKind',
  LETTER_KINDS,
  'A kind of letter that can be stopped.',
  {
    LEADER_WEEKLY: 'Weekly, to the leaders, about the chapter.',
    MEMBER_WEEKLY: 'Weekly, to a member, about themself.',
    LOOP: 'What moved since yesterday: news of own referrals, thanks, who waits for a word.',
    ATTENDANCE: 'About attendance, from a leader who decided to send it.',
    ONE_TO_ONE: 'The calendar invitation to a one-to-one that both said yes to.',
  },
);
export const DeliveryStateEnum = vocabulary<DeliveryState>(
  'DeliveryState',
  DELIVERY_STATES,
  'What became of a letter.',
  {
    PENDING: 'Waits to be sent.',
    SENDING: 'On its way.',
    SENT: 'The mail server took it.',
    SKIPPED: 'Not wanted, or no address.',
    BOUNCED: 'The mail server said that it will never arrive.',
    FAILED: 'Could not be sent after many attempts.',
  },
);
type RunState = 'PLANNED' | 'DONE' | 'FAILED';
export const RunStateEnum = vocabulary<RunState>(
  'RunState',
  ['PLANNED', 'DONE', 'FAILED'],
  'How far a week has come.',
  {
    PLANNED: 'To be computed.',
    DONE: 'Computed; its letters are on their way or out.',
    FAILED: 'Could not be computed; it can be asked for again.',
  },
);

@ObjectType({ description: 'How many letters are in a state.' })
export class DeliveryCount {
  @Field(() => DeliveryStateEnum, { description: 'The state.' }) state: DeliveryState;
  @Field(() => Int, { description: 'How many letters.' }) letters: number;
}

@ObjectType({ description: 'The week of a chapter: computed once a date, then its letters are sent.' })
export class WeeklyRun {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation, which identifies it in its chapter.' })
  asOf: string;
  @Field(() => RunStateEnum, { description: 'How far it has come.' }) state: RunState;
  @Field(() => Boolean, { description: 'Whether letters go out.' }) mail: boolean;
  @Field(() => Int, { description: 'How often it was tried.' }) attempts: number;
  @Field(() => DateTimeScalar, { description: 'When it was planned.' }) plannedAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was computed.' }) computedAt: Date | null;
  @Field(() => [DeliveryCount], { description: 'Its letters, by state.' }) deliveries: DeliveryCount[];
}

@ObjectType({ description: 'A page of weekly runs.' })
export class WeeklyRunPage extends pageOf(WeeklyRun) {}

@ObjectType({ description: 'One letter of a weekly run.' })
export class Delivery {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'Identifies the letter.' }) id: string;
  @Field(() => LocalDateScalar, { description: 'The day of its run.' }) asOf: string;
  @Field(() => LetterKindEnum, { description: 'Which letter.' }) kind: LetterKind;
  @Field(() => ID, { description: 'To whom.' }) memberId: string;
  @Field(() => DeliveryStateEnum, { description: 'What became of it.' }) state: DeliveryState;
  @Field(() => Int, { description: 'How often it was tried.' }) attempts: number;
  @Field(() => String, { nullable: true, description: 'Why it was skipped, bounced or failed.' }) reason: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the mail server took it.' }) sentAt: Date | null;
}

@ObjectType({ description: 'A page of letters.' })
export class DeliveryPage extends pageOf(Delivery) {}

@ObjectType({ description: 'Whether one wants a letter.' })
export class MailPreference {
  @Field(() => LetterKindEnum, { description: 'Which letter.' }) kind: LetterKind;
  @Field(() => Boolean, { description: 'Whether it is wanted.' }) enabled: boolean;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to asking for a week.' })
export class WeeklyRunPayload extends Payload {
  @Field(() => WeeklyRun, { nullable: true, description: 'The run as it now is.' }) run?: WeeklyRun | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to sending a letter again.' })
export class DeliveryPayload extends Payload {
  @Field(() => Delivery, { nullable: true, description: 'The letter as it now is.' }) delivery?: Delivery | null;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to choosing what one is mailed.' })
export class MailPreferencesPayload extends Payload {
  @Field(() => [MailPreference], { nullable: true, description: 'What one wants now.' })
  preferences?: MailPreference[] | null;
}
