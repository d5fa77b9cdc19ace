import { assertBoundByRowLevelSecurity, createDataSource, pendingMigrations } from '@chapterhouse/database';
import { SmtpTransport } from '@chapterhouse/email';
import { contracts, Jobs, queueBackend } from '@chapterhouse/jobs';
import { type Config, createLogger } from '@chapterhouse/platform';
import { hasQueue, type OpenEngines, rowsOf, unreachable, withEngines } from '../support/engines.js';
import { EXIT } from '../support/exit-codes.js';
import { type Io, print, printJson } from '../support/io.js';
import { table } from '../support/table.js';

export interface DoctorOptions {
  json?: true;
}

export interface Finding {
  readonly what: string;
  /** `warn` is worth knowing; only `wrong` makes the exit code 1. */
  readonly state: 'fine' | 'warn' | 'wrong';
  readonly detail: string;
}

const fine = (what: string, detail: string): Finding => ({ what, state: 'fine', detail });
const warn = (what: string, detail: string): Finding => ({ what, state: 'warn', detail });
const wrong = (what: string, detail: string): Finding => ({ what, state: 'wrong', detail });
const SIGNS = { fine: '✓', warn: '!', wrong: '✗' } as const;

export function runDoctor(io: Io, options: DoctorOptions): Promise<number> {
  return withEngines(io, { mail: true, migrations: 'leave' }, async (engines) => {
    const findings = await examine(engines);
    const sick = findings.filter((f) => f.state === 'wrong').length;
    if (options.json) printJson(io, { healthy: sick === 0, findings });
    else {
      print(io, table(findings.map((f) => [SIGNS[f.state], f.what, f.detail])));
      print(io, sick === 0 ? '\nNothing is wrong.' : `\n${sick} of ${findings.length} findings need a remedy.`);
    }
    return sick === 0 ? EXIT.ok : EXIT.failed;
  });
}

async function examine(engines: OpenEngines): Promise<Finding[]> {
  const { config, embedded, env } = engines;
  const checks: [string, () => Promise<Finding[]>][] = [
    ['PostgreSQL', () => examinePostgres(config, embedded)],
    ['replicas', () => examineReplicas(config)],
    ['migrations', () => examineMigrations(config)],
    ['queue', () => examineQueue(config)],
    ['mail', () => examineMail(config, engines.inboxUrl)],
    ['weeks', () => examineWeeks(config)],
  ];
  const findings = [
    fine('Node', process.version),
    fine('settings', `PUBLIC_URL ${config.PUBLIC_URL}, ${config.NODE_ENV}`),
    ...(config.NODE_ENV === 'production' && embedded
      ? [warn('settings', 'production on the embedded PostgreSQL: name a server of your own in DATABASE_URL')]
      : []),
    ...(config.NODE_ENV === 'production' && !env['MAIL_FROM']
      ? [warn('settings', 'MAIL_FROM is not set: letters come from an address of no real domain')]
      : []),
  ];
  for (const [what, check] of checks) {
    try {
      findings.push(...(await check()));
    } catch (error) {
      findings.push(wrong(what, error instanceof Error ? error.message : String(error)));
    }
  }
  return findings;
}

async function examinePostgres(config: Config, embedded: boolean): Promise<Finding[]> {
  const before = Date.now();
  const [server] = await rowsOf<{ version: string; name: string; role: string; at: Date }>(
    config.DATABASE_URL,
    `select current_setting('server_version') as version, current_database() as name, current_user as role, clock_timestamp() as at`,
  );
  const after = Date.now();
  if (!server) return [wrong('PostgreSQL', 'it answered nothing')];
  const findings = [fine('PostgreSQL', `${server.version}, database ${server.name}${embedded ? ' (embedded)' : ''}`)];
  if (Number.parseInt(server.version, 10) < 15)
    findings.push(wrong('PostgreSQL', `version ${server.version} is too old; it should be 15 or newer`));
  // Somewhere between asking and hearing the server read its clock.
  const apart = Math.max(before - server.at.getTime(), server.at.getTime() - after, 0);
  findings.push(
    apart < 5_000
      ? fine('clock', `PostgreSQL’s and ours agree; ${Intl.DateTimeFormat().resolvedOptions().timeZone} here`)
      : wrong(
          'clock',
          `PostgreSQL’s and ours are ${Math.round(apart / 1000)} s apart; let both follow the same time server`,
        ),
  );
  const dataSource = await createDataSource({ url: config.DATABASE_URL, poolSize: 1 }).initialize();
  try {
    await assertBoundByRowLevelSecurity(dataSource);
    findings.push(fine('row-level security', `binds ${server.role}`));
  } catch (error) {
    findings.push(wrong('row-level security', error instanceof Error ? error.message : String(error)));
  } finally {
    await dataSource.destroy();
  }
  if (!config.DATABASE_OWNER_URL)
    findings.push(warn('owner', 'DATABASE_OWNER_URL is not set: migrate, seed and bench cannot run from here'));
  else {
    const owner = await rowsOf<{ role: string }>(config.DATABASE_OWNER_URL, 'select current_user as role').catch(
      (error: unknown) => unreachable(config.DATABASE_OWNER_URL ?? '', 'DATABASE_OWNER_URL', error),
    );
    findings.push(typeof owner === 'string' ? wrong('owner', owner) : fine('owner', `signs in as ${owner[0]?.role}`));
  }
  return findings;
}

async function examineReplicas({ DATABASE_REPLICA_URLS: urls }: Config): Promise<Finding[]> {
  return Promise.all(
    urls.map(async (url) => {
      try {
        const [row] = await rowsOf<{ recovering: boolean }>(url, 'select pg_is_in_recovery() as recovering');
        const { host } = new URL(url);
        return row?.recovering
          ? fine('replica', `${host} answers`)
          : warn('replica', `${host} answers, but it is no replica: it follows nobody`);
      } catch (error) {
        return wrong('replica', unreachable(url, 'DATABASE_REPLICA_URLS', error));
      }
    }),
  );
}

async function examineMigrations(config: Config): Promise<Finding[]> {
  const pending = await pendingMigrations(config.DATABASE_URL);
  const remedy = 'run: chapterhouse migrate';
  const findings = [
    pending.length === 0
      ? fine('migrations', 'all have run')
      : wrong('migrations', `${pending.length} have not run (${pending.join(', ')}); ${remedy}`),
  ];
  if (!config.REDIS_URL && !(await hasQueue(config.DATABASE_URL)))
    findings.push(wrong('migrations', `the tables of the queue are missing; ${remedy}`));
  return findings;
}

async function examineQueue(config: Config): Promise<Finding[]> {
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, QUEUE_PREFIX: prefix } = config;
  const findings: Finding[] = [];
  if (redisUrl) findings.push(...(await examineRedis(redisUrl)));
  else if (!(await hasQueue(databaseUrl))) return [];
  if (findings.some((f) => f.state === 'wrong')) return findings;
  const jobs = new Jobs(queueBackend({ databaseUrl, redisUrl, prefix }), createLogger('doctor', 'silent'));
  try {
    const counted = await Promise.all(contracts.map(async (c) => ({ name: c.name, ...(await jobs.counts(c)) })));
    const sum = (state: string): number =>
      counted.reduce((total, counts) => total + Number((counts as Record<string, unknown>)[state] ?? 0), 0);
    const where = redisUrl ? `in Redis, prefix ${prefix}` : 'in PostgreSQL';
    findings.push(
      fine('queue', `${where}: ${sum('waiting')} waiting, ${sum('active')} active, ${sum('delayed')} put off`),
    );
    if (sum('failed') > 0)
      findings.push(warn('queue', `${sum('failed')} jobs failed in the last two weeks; the worker’s log says why`));
    return findings;
  } finally {
    await jobs.close();
  }
}

async function examineRedis(url: string): Promise<Finding[]> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
    connectTimeout: 5_000,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const info = await redis.info();
    const value = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
    const [major = 0, minor = 0] = value('redis_version').split('.').map(Number);
    return [
      major > 6 || (major === 6 && minor >= 2)
        ? fine('Redis', value('redis_version'))
        : wrong('Redis', `version ${value('redis_version')} is too old; it should be 6.2 or newer`),
      ...(value('maxmemory_policy') === 'noeviction'
        ? []
        : [
            wrong(
              'Redis',
              `maxmemory-policy is ${value('maxmemory_policy')}, so jobs may vanish; set it to noeviction`,
            ),
          ]),
      ...(value('aof_enabled') === '1'
        ? []
        : [warn('Redis', 'it keeps no append-only file; what it forgets, the sweep finds again in PostgreSQL')]),
    ];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [wrong('Redis', `${new URL(url).host} cannot be reached (${why}); check REDIS_URL, or leave it out`)];
  } finally {
    redis.disconnect();
  }
}

async function examineMail(config: Config, inboxUrl: string | undefined): Promise<Finding[]> {
  const transport = new SmtpTransport({ url: config.SMTP_URL, connections: 1, timeoutMs: 10_000 });
  try {
    const { ok, reason } = await transport.check();
    const { host } = new URL(config.SMTP_URL);
    if (!ok) return [wrong('mail', `${host} does not take mails: ${reason}; check SMTP_URL`)];
    return [fine('mail', inboxUrl ? `embedded inbox (${inboxUrl})` : `${host} takes mails from us`)];
  } finally {
    await transport.close();
  }
}

/** What the weeks left undone; only where the owner may look beyond single chapters. */
async function examineWeeks(config: Config): Promise<Finding[]> {
  if (!config.DATABASE_OWNER_URL || (await pendingMigrations(config.DATABASE_URL)).length > 0) return [];
  const [counts] = await rowsOf<{ chapters: number; members: number; failed: number; late: number; unsent: number }>(
    config.DATABASE_OWNER_URL,
    `select (select count(*)::int from chapter) as chapters,
            (select count(*)::int from member where status in ('ACTIVE', 'ON_LEAVE')) as members,
            (select count(*)::int from weekly_run where state = 'FAILED') as failed,
            (select count(*)::int from weekly_run where state = 'PLANNED' and planned_at < now() - interval '1 hour') as late,
            (select count(*)::int from delivery where state in ('PENDING', 'SENDING') and created_at < now() - interval '1 hour') as unsent`,
  );
  if (!counts) return [];
  const { chapters, members, failed, late, unsent } = counts;
  return [
    fine('chapters', `${chapters}, with ${members} active members`),
    ...(failed
      ? [wrong('weeks', `${failed} could not be computed; see weekly_run.error, then run: chapterhouse weekly`)]
      : []),
    ...(late ? [warn('weeks', `${late} wait for over an hour; is a worker running?`)] : []),
    ...(unsent
      ? [warn('letters', `${unsent} wait for over an hour; is a worker running, does the mail server answer?`)]
      : []),
  ];
}
