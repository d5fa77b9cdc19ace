import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { newId } from '@chapterhouse/platform';

const REQUEST_ID = /^[\w-]{8,64}$/;

/** Numbers every request, so that a person's complaint finds its line in the log. A sensible number from a proxy is kept. */
export const requestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id');
  const id = given && REQUEST_ID.test(given) ? given : newId();
  req.headers['x-request-id'] = id;
  res.setHeader('x-request-id', id);
  next();
};

/** Security headers. The few pages of the API are plain HTML: no scripts, no frames, nothing from elsewhere. */
export const securityHeaders = (https: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Not no-referrer: a browser then hides the origin of our own forms too.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xPoweredBy: false,
  });

/**
 * A browser says where a request that writes comes from; from another site it is refused. Programs say nothing. Paths
 * where no cookie counts may be called from anywhere.
 */
export function sameOrigin(publicUrl: string, open: readonly string[]): RequestHandler {
  const own = new URL(publicUrl).origin;
  return (req: Request, res: Response, next: NextFunction) => {
    const origin = req.get('origin');
    const reads = req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
    if (reads || origin === undefined || origin === own || open.includes(req.path)) return next();
    res.status(403).json({
      errors: [
        { message: 'This request came from another site and was not carried out.', extensions: { code: 'FORBIDDEN' } },
      ],
    });
  };
}

/** Answers must not stay in caches: they are about the one who asked. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.setHeader('cache-control', 'no-store');
  next();
};
