import { Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { ActorService, ApiTokenService, type SignedIn, SignInService } from '@chapterhouse/accounts';
import type { AccountActor } from '@chapterhouse/platform';

/** Who is behind a request. `session` is null when a personal token spoke. */
export interface Caller {
  readonly actor: AccountActor;
  readonly session: SignedIn | null;
}

const cookieOnly = (headers: IncomingHttpHeaders): Headers => {
  const kept = new Headers();
  if (headers.cookie) kept.set('cookie', headers.cookie);
  return kept;
};

/** Finds out who asks: a bearer token when one is given (and then nothing else), the session cookie otherwise. */
@Injectable()
export class Callers {
  constructor(
    private readonly signIn: SignInService,
    private readonly tokens: ApiTokenService,
    private readonly actors: ActorService,
  ) {}

  async of(headers: IncomingHttpHeaders): Promise<Caller | null> {
    const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (headers.authorization !== undefined) {
      const actor = bearer ? await this.tokens.actorOfToken(bearer) : null;
      return actor && { actor, session: null };
    }
    const session = await this.signIn.sessionOf(cookieOnly(headers));
    const actor = session && (await this.actors.actorOf(session.accountId));
    return actor && { actor, session };
  }
}
