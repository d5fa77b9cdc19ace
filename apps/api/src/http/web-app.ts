import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';

/** Paths that are the API's own. Every other path is a file or a screen of the web app. */
const API_PATHS = /^\/(graphql|api|files|mail|health|explorer|operator)(\/|$)/;
const YEAR_IN_SECONDS = 31_536_000;
/** Files whose names change with what is in them. */
export const ASSETS_PATH = '/assets';

interface WebApp {
  /** For `ASSETS_PATH`. */
  readonly assets: RequestHandler;
  /** For everything that is not the API's. */
  readonly pages: RequestHandler;
}

/**
 * Serves the built web app from the same origin: files compressed when they were built, hashed ones cached for ever, and
 * `index.html` for every screen. Null when the folder holds no built app: the API then stands alone.
 */
export function webApp(folder: string, https: boolean): WebApp | null {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return null;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Files of our own, and what the build has written into the page, to the letter.
        scriptSrc: ["'self'", ...inlineScripts(readFileSync(page, 'utf8'))],
        // Mantine writes its variables into a style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // The preview of a letter is a frame without scripts, written by the app itself.
        frameSrc: ["'self'", 'blob:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: YEAR_IN_SECONDS, includeSubDomains: false } : false,
    xPoweredBy: false,
  });
  const compressed = { brotli: true, gzip: true };
  const hashed = sirv(join(folder, ASSETS_PATH), {
    ...compressed,
    setHeaders: (res: ServerResponse) => {
      res.setHeader('cache-control', `public, max-age=${YEAR_IN_SECONDS}, immutable`);
      // No document: a policy for its content would say nothing.
      res.setHeader('x-content-type-options', 'nosniff');
      res.setHeader('cross-origin-resource-policy', 'same-origin');
    },
  });
  const others = sirv(folder, {
    ...compressed,
    single: true,
    setHeaders: (res: ServerResponse) => res.setHeader('cache-control', 'no-cache'),
  });
  return {
    assets: (req: Request, res: Response, next: NextFunction) => (isRead(req) ? hashed(req, res, next) : next()),
    pages: (req: Request, res: Response, next: NextFunction) => {
      if (!isRead(req) || API_PATHS.test(req.path)) return next();
      headers(req, res, () => others(req, res, next));
    },
  };
}

const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** The scripts within a page as sources of a content security policy. */
export const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
