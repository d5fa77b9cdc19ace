import 'reflect-metadata';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Config, ConfigError, createLogger, readConfig } from '@chapterhouse/platform';
import { Health } from './health.js';
import { NestLogs } from './nest-logs.js';
import { Worker } from './worker.js';
import { WorkerModule } from './worker.module.js';

function settings(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

const config = settings();
const logger = createLogger('worker', config.LOG_LEVEL);

async function boot(): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, logger), {
    logger: new NestLogs(logger),
    abortOnError: false,
  });
  // Ends with 0 once everything is closed, instead of with the signal again.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  const health = app.get(Health);
  const port = await health.listen();
  await app.get(Worker).start();
  health.ready();
  logger.info({ port, queue: config.REDIS_URL ? 'redis' : 'postgres' }, 'ready');
  return app;
}

process.on('unhandledRejection', (error) => {
  logger.fatal({ err: error }, 'unhandled rejection');
  process.exit(1);
});

await boot().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  logger.fatal({ err: error }, 'the worker could not start');
  process.exit(1);
});
