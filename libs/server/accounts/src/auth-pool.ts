import pg from 'pg';
import type { Config } from '@chapterhouse/platform';

/**
 * Connections of the auth library, and of nobody else: they say so to PostgreSQL, whose row-level security then opens
 * sessions, credentials and verifications to them, and no chapter.
 */
export class AuthPool {
  readonly pool: pg.Pool;

  constructor(config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>, onError: (error: Error) => void) {
    this.pool = new pg.Pool({
      connectionString: config.DATABASE_URL,
      options: '-c app.auth=on',
      application_name: 'chapterhouse auth',
      max: Math.max(2, Math.floor(config.DATABASE_POOL_SIZE / 2)),
    });
    // An idle connection that the server ended is no reason to stop: the pool opens another one.
    this.pool.on('error', onError);
  }

  async rows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows;
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }
}
