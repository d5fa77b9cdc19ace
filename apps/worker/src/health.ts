import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs, sweep } from '@chapterhouse/jobs';
import { CONFIG, type Config } from '@chapterhouse/platform';

/**
 * `/health/live`: the process answers. `/health/ready`: it takes jobs, and PostgreSQL and the queue answer it. Nothing
 * else is told: whoever can reach the port needs no more.
 */
@Injectable()
export class Health implements OnModuleDestroy, OnApplicationShutdown {
  private server: Server | null = null;
  private takesJobs = false;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'HOST' | 'WORKER_HEALTH_PORT'>,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /** Begins to answer; returns the port. */
  async listen(): Promise<number> {
    this.server = createServer((req, res) => {
      void this.answer(req.url?.split('?')[0] ?? '').then((status) => {
        res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
        res.end(JSON.stringify({ status: status === 200 ? 'ok' : status === 404 ? 'not found' : 'unavailable' }));
      });
    });
    this.server.listen(this.config.WORKER_HEALTH_PORT, this.config.HOST);
    await once(this.server, 'listening');
    const address = this.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  ready(): void {
    this.takesJobs = true;
  }

  /** The first thing at shutdown: whoever watches sends no more work here. */
  onModuleDestroy(): void {
    this.takesJobs = false;
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(path: string): Promise<number> {
    if (path === '/health/live') return 200;
    if (path !== '/health/ready') return 404;
    if (!this.takesJobs) return 503;
    try {
      await Promise.all([this.dataSource.query('select 1'), this.jobs.ping(sweep)]);
      return 200;
    } catch {
      return 503;
    }
  }
}
