export { freePort } from '../../apps/cli/bootstrap/engines/lease.mjs';
export { startPostgres, type Postgres, type PostgresOptions } from '../../apps/cli/bootstrap/engines/postgres.mjs';
export { startRedis, type Redis, type RedisOptions } from '../../apps/cli/bootstrap/engines/redis.mjs';
/** The checkout's top folder. */
export declare const checkout: string;
export declare function startTestEngines(env?: NodeJS.ProcessEnv): Promise<{ stop(): Promise<void>; stopNow(): void }>;
