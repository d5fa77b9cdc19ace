import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins';
import { AppError, type Config, type Logger, newId } from '@chapterhouse/platform';
import type { AuthPool } from './auth-pool.js';
import type { RateLimits } from './rate-limits.js';

/** Where the auth library is mounted; mailed links begin with PUBLIC_URL and this. */
export const AUTH_PATH = '/api/auth';
/** Where mailed links lead, below AUTH_PATH: a GET only looks, a POST signs in. */
export const VERIFY_PATH = '/magic-link/verify';
/** The header in which the app hands over the client's address; whatever a client sends there is replaced. */
export const CLIENT_IP_HEADER = 'x-chapterhouse-client-ip';
export const LINK_MINUTES = 15;
const DAY = 86_400;

export interface AuthParts {
  readonly config: Pick<Config, 'PUBLIC_URL' | 'AUTH_SECRET'>;
  readonly database: AuthPool;
  readonly limits: RateLimits;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Gets every link that was made, for known and unknown addresses alike. */
  readonly onLink: (email: string, link: string) => Promise<void>;
}

const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** better-auth over our tables: magic links and passwords, no registration, sessions of thirty days that slide. */
export function createAuth({ config, database, limits, logger, onLink }: AuthParts) {
  const secure = config.PUBLIC_URL.startsWith('https:');
  return betterAuth({
    appName: 'Chapterhouse',
    baseURL: config.PUBLIC_URL,
    basePath: AUTH_PATH,
    secret: config.AUTH_SECRET,
    trustedOrigins: [config.PUBLIC_URL],
    database: database.pool,
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      // Only the sentence, without what it is about: its arguments may name people.
      log: (level, message) => {
        const text = withoutPersonalData(message);
        if (level === 'error') logger.error({ source: 'auth' }, text);
        else logger.warn({ source: 'auth' }, text);
      },
    },
    user: { modelName: 'account', fields: { emailVerified: 'email_verified', ...timestamps } },
    session: {
      modelName: 'session',
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...timestamps,
      },
      expiresIn: 30 * DAY,
      updateAge: DAY,
      freshAge: LINK_MINUTES * 60,
      // A revoked session must end at once, so nothing is believed from a cookie.
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'account_id',
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...timestamps,
      },
      accountLinking: { enabled: false },
    },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...timestamps } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * 60,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: ({ email, url }) => onLink(email.toLowerCase(), url),
      }),
    ],
    // Ours hold across processes and count addresses too.
    rateLimit: { enabled: false },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        // Only requests from outside: the command line makes links too.
        if (ctx.request) await limitSignIn(limits, ctx.path, ctx.request.headers, ctx.body as unknown);
      }),
    },
    onAPIError: {
      // Refusals are answers, not events; what broke is logged by its error alone.
      onError: (error) => {
        if (isAPIError(error)) return;
        const what = error instanceof Error ? withoutPersonalData(error.message) : typeof error;
        logger.error({ source: 'auth', what }, 'a sign-in request failed');
      },
    },
    advanced: {
      // Said outright: the library would leave both out while tests run.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => newId(), validateSchema: false, joins: true },
      cookiePrefix: 'chapterhouse',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
    },
  });
}
export type Auth = ReturnType<typeof createAuth>;

export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;

/** What may be asked over HTTP; everything else of the library is for our own code. */
export const EXPOSED_AUTH_PATHS: ReadonlySet<string> = new Set([
  'POST /sign-in/magic-link',
  `POST ${VERIFY_PATH}`,
  'POST /sign-in/email',
  'POST /sign-out',
]);

async function limitSignIn(limits: RateLimits, path: string, headers: Headers, body: unknown): Promise<void> {
  const ip = headers.get(CLIENT_IP_HEADER) ?? 'unknown';
  const email = body && typeof body === 'object' && 'email' in body ? String(body.email).trim().toLowerCase() : '';
  const kind = path === '/sign-in/magic-link' ? 'link' : path === '/sign-in/email' ? 'password' : null;
  try {
    if (path === VERIFY_PATH) await limits.consume('verify:ip', ip);
    if (!kind) return;
    await limits.consume(`${kind}:ip`, ip);
    await limits.consume(`${kind}:email`, email);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new APIError('TOO_MANY_REQUESTS', { code: error.code, message: error.message });
  }
}

/** Addresses and links out of a sentence for the log. */
export const withoutPersonalData = (text: string): string =>
  text.replace(/\S+@\S+/g, '[address]').replace(/https?:\/\/\S+/g, '[link]');
