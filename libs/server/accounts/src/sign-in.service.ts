import { AsyncLocalStorage } from 'node:async_hooks';
import { type AccountActor, AppError, Clock, type Config, type Logger, notFound } from '@chapterhouse/platform';
import {
  AUTH_PATH,
  type Auth,
  createAuth,
  EXPOSED_AUTH_PATHS,
  LINK_MINUTES,
  MAX_PASSWORD,
  MIN_PASSWORD,
  VERIFY_PATH,
  withoutPersonalData,
} from './auth.js';
import type { AuthPool } from './auth-pool.js';
import type { RateLimits } from './rate-limits.js';
import type { SignInMailer } from './sign-in-mailer.js';

/** Where somebody whose link does not hold any more asks for another one; `?error=` says that it was so. */
const SIGN_IN_PATH = '/sign-in';

/** Who a request belongs to. */
export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly signedInAt: Date;
  /** Cookies to set again: the session slid on. */
  readonly setCookies: readonly string[];
}

/** A signed-in device, as its owner sees it. */
export interface SessionView {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

export interface PasswordChange {
  readonly newPassword: string;
  /** Not needed while the account has no password, nor within a quarter of an hour after signing in by link. */
  readonly currentPassword?: string | null;
}

export interface SignInParts {
  readonly config: Pick<Config, 'PUBLIC_URL' | 'AUTH_SECRET'>;
  readonly database: AuthPool;
  readonly limits: RateLimits;
  readonly mailer: SignInMailer;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
}

/** Signing in and out, sessions and passwords: better-auth behind the words of this house. */
export class SignInService {
  private readonly auth: Auth;
  private readonly languages = new AsyncLocalStorage<string | null>();
  private readonly caught = new AsyncLocalStorage<(link: string) => void>();
  private readonly sending = new Set<Promise<void>>();

  constructor(private readonly parts: SignInParts) {
    this.auth = createAuth({ ...parts, onLink: (email, link) => this.onLink(email, link) });
  }

  /** Answers a request below AUTH_PATH; what is not exposed is not there. */
  async handle(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
    if (!EXPOSED_AUTH_PATHS.has(`${request.method} ${path}`)) return new Response('Not Found', { status: 404 });
    return this.languages.run(request.headers.get('accept-language'), () =>
      this.auth.handler(path === VERIFY_PATH ? asLibraryVerifies(request) : request),
    );
  }

  /** Whose session cookie these headers carry; null when there is none that holds. */
  async sessionOf(headers: Headers): Promise<SignedIn | null> {
    if (!headers.has('cookie')) return null;
    const { response, headers: answer } = await this.auth.api.getSession({ headers, returnHeaders: true });
    if (!response) return null;
    const { session } = response;
    return {
      accountId: session.userId,
      sessionId: session.id,
      signedInAt: session.createdAt,
      setCookies: answer?.getSetCookie() ?? [],
    };
  }

  /** A real single-use link, without a mail. Throws NOT_FOUND for an address that has no account. */
  async linkFor(email: string, callbackPath = '/'): Promise<string> {
    const address = email.trim().toLowerCase();
    if (!(await this.accountOf(address))) throw notFound('account');
    let made: string | undefined;
    await this.caught.run(
      (link) => {
        made = link;
      },
      () =>
        this.auth.api.signInMagicLink({
          body: { email: address, callbackURL: callbackPath, errorCallbackURL: SIGN_IN_PATH },
          headers: new Headers(),
        }),
    );
    if (!made) throw new Error('the auth library made no link');
    return made;
  }

  /** Own sessions that still hold, the latest used first. */
  async sessions(actor: AccountActor): Promise<SessionView[]> {
    const { internalAdapter } = await this.auth.$context;
    const all = await internalAdapter.listSessions(actor.accountId, { onlyActiveSessions: true });
    return all
      .map((s) => ({
        id: s.id,
        createdAt: s.createdAt,
        lastSeenAt: s.updatedAt,
        expiresAt: s.expiresAt,
        ipAddress: s.ipAddress || null,
        userAgent: s.userAgent || null,
      }))
      .sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime() || a.id.localeCompare(b.id));
  }

  /** Ends an own session. Throws NOT_FOUND for one of somebody else. */
  async revokeSession(actor: AccountActor, sessionId: string): Promise<void> {
    const { internalAdapter } = await this.auth.$context;
    const all = await internalAdapter.listSessions(actor.accountId);
    const session = all.find((s) => s.id === sessionId);
    if (!session) throw notFound('session');
    await internalAdapter.deleteSession(session.token);
  }

  /** Ends every own session but the one that asks. Returns how many there were. */
  async revokeOtherSessions(actor: AccountActor, keepSessionId: string | null): Promise<number> {
    const { internalAdapter } = await this.auth.$context;
    const others = (await internalAdapter.listSessions(actor.accountId)).filter((s) => s.id !== keepSessionId);
    for (const session of others) await internalAdapter.deleteSession(session.token);
    return others.length;
  }

  async hasPassword(actor: AccountActor): Promise<boolean> {
    const { internalAdapter } = await this.auth.$context;
    return Boolean((await internalAdapter.findCredentialAccount(actor.accountId))?.password);
  }

  /**
   * Sets or changes the own password and ends all other sessions. Whoever forgot it signs in by link and sets a new one
   * within a quarter of an hour. Throws BAD_INPUT for a wrong current password, or a new one of fewer than 12 or more
   * than 128 characters.
   */
  async setPassword(actor: AccountActor, session: SignedIn, change: PasswordChange): Promise<void> {
    const { newPassword, currentPassword } = change;
    if (newPassword.length < MIN_PASSWORD || newPassword.length > MAX_PASSWORD) {
      throw new AppError('BAD_INPUT', `A password has ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`, 'newPassword');
    }
    const { internalAdapter, password } = await this.auth.$context;
    const credential = await internalAdapter.findCredentialAccount(actor.accountId);
    const age = this.parts.clock.now().getTime() - session.signedInAt.getTime();
    if (credential?.password && (currentPassword || age > LINK_MINUTES * 60_000)) {
      // A session that somebody else holds must not become a way to try passwords.
      await this.parts.limits.consume('password:email', actor.email);
      if (!currentPassword || !(await password.verify({ hash: credential.password, password: currentPassword }))) {
        throw new AppError(
          'BAD_INPUT',
          'The current password is not right. Enter it again, or sign in by a mailed link and set a new one.',
          'currentPassword',
        );
      }
    }
    const hash = await password.hash(newPassword);
    if (credential) await internalAdapter.updateAccount(credential.id, { password: hash });
    else {
      const own = { userId: actor.accountId, providerId: 'credential', accountId: actor.accountId };
      await internalAdapter.linkAccount({ ...own, password: hash });
    }
    await this.revokeOtherSessions(actor, session.sessionId);
  }

  /** Waits for letters on their way. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.sending);
  }

  /**
   * The answer must not tell, by its words or by its time, whether an address is known: so the letter goes out beside
   * the request, and for an unknown address it just does not.
   */
  private async onLink(email: string, link: string): Promise<void> {
    const caught = this.caught.getStore();
    if (caught) return caught(link);
    const letter = this.mail(email, link).catch((error: unknown) => {
      const what = error instanceof Error ? withoutPersonalData(error.message) : typeof error;
      this.parts.logger.error({ source: 'auth', what }, 'a sign-in letter could not be sent');
    });
    this.sending.add(letter);
    void letter.finally(() => this.sending.delete(letter));
  }

  private async mail(email: string, link: string): Promise<void> {
    const account = await this.accountOf(email);
    if (!account) return;
    const [place = null] = await this.parts.database.rows<{ locale: string; timeZone: string }>(
      'select locale, time_zone as "timeZone" from app_account_place($1)',
      [account.id],
    );
    await this.parts.mailer.send({
      ...{ email, name: account.name, link, validMinutes: LINK_MINUTES, place },
      requestedAt: this.parts.clock.now(),
      acceptLanguage: this.languages.getStore() ?? null,
    });
  }

  private async accountOf(email: string): Promise<{ id: string; name: string } | null> {
    const rows = await this.parts.database.rows<{ id: string; name: string }>(
      'select id, name from account where email = $1',
      [email],
    );
    return rows[0] ?? null;
  }
}

/**
 * The library uses a link up when it is followed. Programs that look through mail follow every link, so here it takes the
 * press of a button: our POST is the library's GET.
 */
function asLibraryVerifies(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const ofBody of ['content-type', 'content-length']) headers.delete(ofBody);
  return new Request(request.url, { method: 'GET', headers });
}
