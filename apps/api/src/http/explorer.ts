import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { GRAPHQL_PATH } from '../graphql/graphql.module.js';

export const EXPLORER_PATH = '/explorer';

/** An application of its own, from our own server: it may run its scripts, and reach nobody but us. */
const policy: RequestHandler = (_req, res, next) => {
  res.setHeader(
    'content-security-policy',
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; " +
      "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'",
  );
  next();
};

/** A browser that comes to the endpoint itself is shown the way. */
const toExplorer: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' && req.query['query'] === undefined && req.accepts(['json', 'html']) === 'html') {
    return res.redirect(EXPLORER_PATH);
  }
  next();
};

/**
 * The explorer, for development only. Its package is for development too, so an installation without those packages has
 * none. Answers whether there is one.
 */
export async function mountExplorer(app: NestExpressApplication): Promise<boolean> {
  const altair = await import('altair-static').catch(() => null);
  if (!altair) return false;
  const html = altair.renderAltair({
    baseURL: `${EXPLORER_PATH}/`,
    endpointURL: GRAPHQL_PATH,
    disableAccount: true,
    initialSettings: { theme: 'system', 'banners.disable': true, 'alert.disableUpdateNotification': true },
  });
  app.use(EXPLORER_PATH, policy);
  app.use(EXPLORER_PATH, ((req, res, next) => {
    if (req.method !== 'GET' || req.path !== '/') return next();
    res.type('html').send(html);
  }) satisfies RequestHandler);
  app.useStaticAssets(altair.getDistDirectory(), { prefix: EXPLORER_PATH, index: false });
  app.use(GRAPHQL_PATH, toExplorer);
  return true;
}
