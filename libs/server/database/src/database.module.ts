import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '@chapterhouse/platform';
import { assertBoundByRowLevelSecurity } from './app-role.js';
import { createDataSource } from './data-source.js';
import { Door } from './door.js';

/** The application's data source and the one door to it. */
@Global()
@Module({
  providers: [
    {
      provide: DataSource,
      inject: [CONFIG],
      useFactory: async (config: Config) => {
        const { DATABASE_URL: url, DATABASE_REPLICA_URLS: replicaUrls, DATABASE_POOL_SIZE: poolSize } = config;
        const dataSource = await createDataSource({ url, replicaUrls, poolSize }).initialize();
        await assertBoundByRowLevelSecurity(dataSource);
        return dataSource;
      },
    },
    { provide: Door, inject: [DataSource], useFactory: (dataSource: DataSource) => new Door(dataSource) },
  ],
  exports: [DataSource, Door],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
