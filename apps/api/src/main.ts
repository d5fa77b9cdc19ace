import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { ConfigError, createLogger, readConfig } from '@chapterhouse/platform';
import { createApp } from './create-app.js';

try {
  const config = readConfig();
  // The builds lie side by side.
  const webFolder = fileURLToPath(new URL('../web', import.meta.url));
  const app = await createApp({ config, logger: createLogger('api', config.LOG_LEVEL), webFolder });
  // Ends with 0 once everything is closed, instead of with the signal again.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await app.listen(config.PORT, config.HOST);
} catch (error) {
  // A wrong setting is told in a sentence; everything else with all that helps to find it.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
  setImmediate(() => process.exit());
}
