import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccountService, ApiTokenService, type SessionView, SignInService } from '@chapterhouse/accounts';
import type { AccountActor } from '@chapterhouse/platform';
import { AuthorizeInPerson, Public } from '../auth/authorize.decorator.js';
import { Ctx } from '../auth/current.decorator.js';
import { ApiContext } from '../graphql/context.js';
import { done } from '../graphql/user-error.js';
import { CreateApiTokenInput, SetPasswordInput } from './account.inputs.js';
import {
  Account,
  ApiToken,
  CreateApiTokenPayload,
  RevokeApiTokenPayload,
  RevokeSessionsPayload,
  type Seat,
  Session,
  SetPasswordPayload,
  type StaffSeat,
} from './account.types.js';

/** One's own account: who is signed in, on which devices, and with which tokens. */
@Resolver()
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly signIn: SignInService,
    private readonly tokens: ApiTokenService,
  ) {}

  @Query(() => Account, { nullable: true, description: 'Who is signed in; null when nobody is.' })
  @Public()
  async me(@Ctx() ctx: ApiContext): Promise<Account | null> {
    if (!ctx.caller) return null;
    const { actor } = ctx;
    const { id, email, name, isOperator } = await ctx.readOwn((em) => this.accounts.own(em, actor));
    return { id, email, name, isOperator, seats: seatsOf(actor), staffRoles: staffRolesOf(actor) };
  }

  @Query(() => [Session], { description: 'One’s own devices that are signed in, the latest used first.' })
  @AuthorizeInPerson()
  sessions(@Ctx() ctx: ApiContext): Promise<Session[]> {
    return this.ownSessions(ctx);
  }

  @Query(() => [ApiToken], { description: 'One’s own personal tokens, the newest first.' })
  @AuthorizeInPerson()
  apiTokens(@Ctx() ctx: ApiContext): Promise<ApiToken[]> {
    return this.tokens.list(ctx.actor);
  }

  @Query(() => Boolean, { description: 'Whether one can sign in by password too.' })
  @AuthorizeInPerson()
  hasPassword(@Ctx() ctx: ApiContext): Promise<boolean> {
    return this.signIn.hasPassword(ctx.actor);
  }

  @Mutation(() => RevokeSessionsPayload, { description: 'Signs out one of one’s own devices.' })
  @AuthorizeInPerson()
  async revokeSession(
    @Ctx() ctx: ApiContext,
    @Args('sessionId', { type: () => ID, description: 'The session to end.' }) sessionId: string,
  ): Promise<RevokeSessionsPayload> {
    await this.signIn.revokeSession(ctx.actor, sessionId);
    return done({ sessions: await this.ownSessions(ctx) });
  }

  @Mutation(() => RevokeSessionsPayload, { description: 'Signs out all of one’s own devices but this one.' })
  @AuthorizeInPerson()
  async revokeOtherSessions(@Ctx() ctx: ApiContext): Promise<RevokeSessionsPayload> {
    await this.signIn.revokeOtherSessions(ctx.actor, ctx.session?.sessionId ?? null);
    return done({ sessions: await this.ownSessions(ctx) });
  }

  @Mutation(() => SetPasswordPayload, {
    description: 'Sets or changes one’s own password and signs out all other devices.',
  })
  @AuthorizeInPerson()
  async setPassword(@Ctx() ctx: ApiContext, @Args('input') input: SetPasswordInput): Promise<SetPasswordPayload> {
    const { session } = ctx;
    if (!session) throw new Error('the guard let a token set a password');
    await this.signIn.setPassword(ctx.actor, session, input);
    return done({ hasPassword: true });
  }

  @Mutation(() => CreateApiTokenPayload, {
    description: 'Makes a personal token for an integration. Its secret is shown once.',
  })
  @AuthorizeInPerson()
  async createApiToken(
    @Ctx() ctx: ApiContext,
    @Args('input') input: CreateApiTokenInput,
  ): Promise<CreateApiTokenPayload> {
    return done(await this.tokens.create(ctx.actor, input));
  }

  @Mutation(() => RevokeApiTokenPayload, { description: 'Ends one of one’s own tokens at once.' })
  @AuthorizeInPerson()
  async revokeApiToken(
    @Ctx() ctx: ApiContext,
    @Args('tokenId', { type: () => ID, description: 'The token to end.' }) tokenId: string,
  ): Promise<RevokeApiTokenPayload> {
    await this.tokens.revoke(ctx.actor, tokenId);
    return done({ tokens: await this.tokens.list(ctx.actor) });
  }

  private async ownSessions(ctx: ApiContext): Promise<Session[]> {
    const current = ctx.session?.sessionId;
    const all = await this.signIn.sessions(ctx.actor);
    return all.map((session: SessionView) => ({ ...session, isCurrent: session.id === current }));
  }
}

function seatsOf(actor: AccountActor): Seat[] {
  const seats = new Map<string, Seat>();
  for (const grant of actor.grants) {
    if (!('chapterId' in grant)) continue;
    const { chapterId, memberId, role } = grant;
    const seat = seats.get(memberId) ?? { chapterId, memberId, roles: [] };
    if (role !== 'MEMBER') seat.roles.push(role);
    seats.set(memberId, seat);
  }
  return [...seats.values()];
}

function staffRolesOf(actor: AccountActor): StaffSeat[] {
  return actor.grants.flatMap((grant): StaffSeat[] => {
    if ('regionId' in grant) return [{ role: grant.role, regionId: grant.regionId, organisationId: null }];
    if ('organisationId' in grant) return [{ role: grant.role, regionId: null, organisationId: grant.organisationId }];
    return [];
  });
}
