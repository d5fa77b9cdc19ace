import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request } from 'express';
import type { GraphQLResolveInfo } from 'graphql';
import { RateLimits } from '@chapterhouse/accounts';
import { allows, AppError } from '@chapterhouse/platform';
import type { ApiContext } from '../graphql/context.js';
import { ACCESS, type Access } from './authorize.decorator.js';
import { type Caller, Callers } from './caller.js';

export interface RequestWithCaller extends Request {
  caller?: Caller;
}

/** Deny by default: an operation that does not say who may call it is a mistake, and nobody may. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
    private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may call it`);
    if (access.kind === 'public') return true;
    const graphql = context.getType<string>() === 'graphql';
    const caller = graphql
      ? GqlExecutionContext.create(context).getContext<ApiContext>().caller
      : await this.callerOf(context.switchToHttp().getRequest<RequestWithCaller>());
    if (!caller) throw new AppError('NOT_SIGNED_IN', 'Please sign in: nobody is signed in, or the session has ended.');
    if (access.sessionOnly && !caller.session) {
      throw new AppError('FORBIDDEN', 'A personal token cannot do this. Sign in with the browser instead.');
    }
    if (!access.anyOf.some((permission) => allows(caller.actor, permission))) {
      throw new AppError('FORBIDDEN', 'Your account does not include this. A leader of your chapter can help.');
    }
    const writes = graphql
      ? GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>().operation.operation === 'mutation'
      : context.switchToHttp().getRequest<Request>().method !== 'GET';
    if (writes) await this.limits.consume('write', caller.actor.accountId);
    return true;
  }

  private async callerOf(request: RequestWithCaller): Promise<Caller | null> {
    const caller = await this.callers.of(request.headers);
    if (caller) request.caller = caller;
    return caller;
  }
}
