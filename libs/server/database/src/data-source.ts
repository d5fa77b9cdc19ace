import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { migrations } from './migrations/index.js';
import { SnakeNaming } from './naming.js';

// A calendar date stays `YYYY-MM-DD`: the driver's Date at local midnight would move it between time zones.
pg.types.setTypeParser(pg.types.builtins.DATE, (v) => v);
// count(*) and sum(int) are far below 2^53 here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface DataSourceSettings {
  url: string;
  replicaUrls?: readonly string[];
  poolSize?: number;
  applicationName?: string;
}

/** A TypeORM data source on PostgreSQL: the application's (its own role, replicas) or the owner's (migrations). */
export function createDataSource({
  url,
  replicaUrls = [],
  poolSize = 10,
  applicationName = 'chapterhouse',
}: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    ...(replicaUrls.length > 0
      ? {
          replication: {
            master: { url },
            slaves: replicaUrls.map((u) => ({ url: u })),
            defaultMode: 'master' as const,
          },
        }
      : { url }),
    poolSize,
    applicationName,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    namingStrategy: new SnakeNaming(),
    entities,
    migrations,
    migrationsTableName: 'migration',
    // Each migration commits on its own: `create index concurrently` and the like may opt out.
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  });
}
