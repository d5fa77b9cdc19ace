import { Args, ArgsType, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { type LetterKind, LetterPreviews, MomentLetterService, type OwnLetter } from '@chapterhouse/digests';
import { MailTransport } from '@chapterhouse/email';
import { AppError } from '@chapterhouse/platform';
import { IsString } from 'class-validator';
import { Authorize } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { ChapterInput } from '../graphql/base-inputs.js';
import { ChapterArgs, IsIdOf } from '../graphql/ids.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { done, Payload } from '../graphql/user-error.js';
import { LetterKindEnum } from './letters.types.js';

@ArgsType()
export class LetterPreviewArgs extends ChapterArgs {
  @Field(() => LetterKindEnum, { description: 'Which letter.' })
  @IsString()
  kind: LetterKind;
}

@ArgsType()
export class AttendancePreviewArgs extends ChapterArgs {
  @Field(() => ID, { description: 'The letter.' })
  @IsIdOf('letter')
  letterId: string;
}

@InputType({ description: 'A letter to send to oneself, to look at.' })
export class SendTestLetterInput extends ChapterInput {
  @Field(() => LetterKindEnum, { description: 'Which letter.' })
  @IsString()
  kind: LetterKind;
}

@ObjectType({ description: 'A letter exactly as it would arrive.' })
export class LetterPreview {
  @Field(() => LetterKindEnum, { description: 'Which letter.' }) kind: LetterKind;
  @Field(() => LocalDateScalar, { description: 'The week that it is about.' }) asOf: string;
  @Field(() => String, { description: 'Its subject.' }) subject: string;
  @Field(() => String, { description: 'As a page: a whole document without scripts.' }) html: string;
  @Field(() => String, { description: 'As plain text.' }) text: string;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to sending oneself a letter.' })
export class SendTestLetterPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'The address that it went to; null when there is no letter of one’s own yet.',
  })
  sentTo?: string | null;
}

/** Letters to look at before others get theirs. */
@Resolver()
export class LetterPreviewResolver {
  constructor(
    private readonly previews: LetterPreviews,
    private readonly moments: MomentLetterService,
    private readonly transport: MailTransport,
  ) {}

  @Query(() => LetterPreview, {
    nullable: true,
    description: 'One’s own weekly letter of the latest week, as it would arrive; null when there is none.',
  })
  @Authorize('runs:read')
  async letterPreview(@Ctx() ctx: ApiContext, @Args() args: LetterPreviewArgs): Promise<LetterPreview | null> {
    const letter = await this.own(ctx, args);
    if (!letter) return null;
    const { subject, html, text } = await this.previews.mail(letter);
    return { kind: args.kind, asOf: letter.asOf, subject, html, text };
  }

  @Query(() => LetterPreview, {
    description: 'A letter about attendance exactly as the member would get it if one sent it now; for leaders.',
  })
  @Authorize('attendance:write')
  async attendanceLetterPreview(
    @Ctx() ctx: ApiContext,
    @Args() { chapterId, letterId }: AttendancePreviewArgs,
  ): Promise<LetterPreview> {
    const mail = await ctx.read(chapterId, (em, place) =>
      this.moments.previewAttendance(em, place, ctx.actor, letterId),
    );
    return { kind: 'ATTENDANCE', ...mail };
  }

  @Mutation(() => SendTestLetterPayload, { description: 'Sends one’s own letter of the latest week to oneself.' })
  @Authorize('runs:write')
  async sendTestLetter(
    @Ctx() ctx: ApiContext,
    @Args('input') input: SendTestLetterInput,
  ): Promise<SendTestLetterPayload> {
    const letter = await this.own(ctx, input);
    if (!letter) return done({ sentTo: null });
    const result = await this.transport.send(await this.previews.mail(letter));
    if (result.state !== 'sent') {
      throw new AppError('CONFLICT', 'The mail server did not take the letter. Try again in a minute.');
    }
    return done({ sentTo: letter.to.address });
  }

  private own(ctx: ApiContext, { chapterId, kind }: LetterPreviewArgs): Promise<OwnLetter | null> {
    return ctx.read(chapterId, (em, place) => this.previews.own(em, place, ctx.actor, kind));
  }
}
