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

/**
 * Serves the built web app from the same origin: files compressed when they were built, hashed ones cached for ever, and
 * `index.html` for every screen. Null when the folder holds no built app: the API then stands alone.
 */
export function webApp(folder: string, https: boolean): RequestHandler | null {
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
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    single: true,
    setHeaders: (res: ServerResponse, path: string) => {
      const hashed = path.startsWith('/assets/');
      res.setHeader('cache-control', hashed ? `public, max-age=${YEAR_IN_SECONDS}, immutable` : 'no-cache');
    },
  });
  return (req: Request, res: Response, next: NextFunction) => {
    const reads = req.method === 'GET' || req.method === 'HEAD';
    if (!reads || API_PATHS.test(req.path)) return next();
    headers(req, res, () => files(req, res, next));
  };
}

/** The scripts within a page as sources of a content security policy. */
export const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
