import { z } from 'zod';

const url = (schemes: string[], example: string) =>
  z.string().refine(
    (v) => {
      try {
        return schemes.includes(new URL(v).protocol.slice(0, -1));
      } catch {
        return false;
      }
    },
    { error: `should be a URL that starts with ${schemes.map((s) => `${s}://`).join(' or ')}, such as ${example}` },
  );
const int = (min: number, max: number) =>
  z.string().transform((v, ctx) => {
    const n = Number(v);
    if (!Number.isInteger(n) || n < min || n > max) {
      ctx.addIssue({ code: 'custom', message: `should be a whole number from ${min} to ${max}` });
      return z.NEVER;
    }
    return n;
  });
const postgres = url(['postgres', 'postgresql'], 'postgresql://app:secret@db.example.com:5432/chapterhouse');
const list = (v: string): string[] =>
  v
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean);

/**
 * Every setting, with its meaning and its default. Names are those of the environment variables; `.env.example` and
 * `docs/operations.md` list them for operators.
 */
const schema = z.object({
  /** Development opens the explorer and the schema to everybody, so it must be asked for. */
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'should be production, development or test' })
    .default('production'),
  /** The application's role: not the owner of the tables, and under row-level security. */
  DATABASE_URL: postgres,
  /** The owner of the tables; only migrations and bulk seeding use it. */
  DATABASE_OWNER_URL: postgres.optional(),
  /** Read replicas, separated by commas. */
  DATABASE_REPLICA_URLS: z.string().default('').transform(list).pipe(z.array(postgres)),
  DATABASE_POOL_SIZE: int(2, 200).default(10),
  /** Without it the queue lives in PostgreSQL. */
  REDIS_URL: url(['redis', 'rediss'], 'redis://localhost:6379').optional(),
  /** Begins every key of the queue; the braces keep a queue in one slot of a Redis Cluster. */
  QUEUE_PREFIX: z
    .string()
    .regex(/^\{[a-z0-9:_-]+\}$/, { error: 'should be a name in braces, such as {chapterhouse}' })
    .default('{chapterhouse}'),
  SMTP_URL: url(['smtp', 'smtps'], 'smtp://user:secret@mail.example.com:587'),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>]+ <[^<>@\s]+@[^<>@\s]+>$/, {
      error: 'should be a name and an address, such as Chapterhouse <letters@example.com>',
    })
    .default('Chapterhouse <letters@chapterhouse.example>'),
  /** Where people reach the app: links in mails begin with it. */
  PUBLIC_URL: url(['http', 'https'], 'https://chapterhouse.example.com').transform((v) => v.replace(/\/+$/, '')),
  HOST: z.string().min(1, { error: 'should be an address to listen on, such as 127.0.0.1' }).default('127.0.0.1'),
  PORT: int(0, 65535).default(3000),
  WORKER_HEALTH_PORT: int(0, 65535).default(3001),
  /** Signs sessions, mailed links and unsubscribe links. */
  AUTH_SECRET: z
    .string()
    .min(32, { error: 'should be at least 32 random characters, for example the output of: openssl rand -base64 32' }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'should be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  /** How many proxies stand in front: whose X-Forwarded-For is believed. */
  TRUST_PROXY: int(0, 10).default(0),
});

export type Config = Readonly<z.output<typeof schema>>;

/** The settings that can be given, in the order of the documentation. */
export const CONFIG_NAMES = Object.keys(schema.shape);

/** A wrong setting: one line per variable, each naming it and what it should be. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads and validates every setting. Empty values count as not given. Throws ConfigError naming each wrong variable. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(CONFIG_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const missing = !(name in given);
    // A value may be a secret: the message tells what it should be, never what it was.
    return missing ? `${name} is not set; it ${wanted(name)}` : `${name} ${issue.message}`;
  });
  throw new ConfigError(`The settings are not complete:\n${[...new Set(lines)].map((l) => `  ${l}`).join('\n')}`);
}

const wantedOf: Record<string, string> = {
  DATABASE_URL: 'should be the address of PostgreSQL, such as postgresql://app:secret@db.example.com:5432/chapterhouse',
  SMTP_URL: 'should be the address of a mail server, such as smtp://user:secret@mail.example.com:587',
  PUBLIC_URL: 'should be the address where people reach the app, such as https://chapterhouse.example.com',
  AUTH_SECRET: 'should be at least 32 random characters, for example the output of: openssl rand -base64 32',
};
const wanted = (name: string): string => wantedOf[name] ?? 'is needed';

export const CONFIG = Symbol('config');
