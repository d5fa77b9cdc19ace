import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AUTH_PATH, SignInService } from '@chapterhouse/accounts';
import { UNSUBSCRIBE_PATH } from '@chapterhouse/digests';
import { type ApiOptions, AppModule } from './app.module.js';
import { compressed } from './http/compressed.js';
import { mountExplorer } from './http/explorer.js';
import { GRAPHQL_PATH } from './graphql/graphql.module.js';
import { NestLog } from './http/log.js';
import { mountQueueBoard } from './http/queue-board.js';
import { requestLog } from './http/request-log.js';
import { noStore, requestId, sameOrigin, securityHeaders } from './http/security.js';
import { signInRoutes } from './http/sign-in.routes.js';
import { ASSETS_PATH, webApp } from './http/web-app.js';

/** Queries and mutations are text; files go to an endpoint of their own. */
const BODY_LIMIT = '1mb';

/** The API with everything in front of it, not yet listening. */
export async function createApp(options: ApiOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(options), {
    logger: new NestLog(options.logger),
    bodyParser: false,
    cors: false,
  });
  const { config } = options;
  app.set('trust proxy', config.TRUST_PROXY);
  app.disable('x-powered-by');
  const https = config.PUBLIC_URL.startsWith('https:');
  const web = options.webFolder ? webApp(options.webFolder, https) : null;
  // Before the log: a page has a dozen of them, and none says anything about anybody.
  if (web) app.use(ASSETS_PATH, web.assets);
  app.use(requestId, requestLog(options.logger));
  if (web) app.use(web.pages);
  app.use(securityHeaders(https), noStore, sameOrigin(config.PUBLIC_URL, [UNSUBSCRIBE_PATH]));
  app.use(GRAPHQL_PATH, compressed);
  app.use(AUTH_PATH, signInRoutes(app.get(SignInService)));
  mountQueueBoard(app, config, options.logger);
  if (config.NODE_ENV === 'development' && !(await mountExplorer(app))) {
    options.logger.warn('the explorer is not installed: run npm install with the packages for development');
  }
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.useBodyParser('urlencoded', { limit: '16kb', extended: false });
  return app;
}
