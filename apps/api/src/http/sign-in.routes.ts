import type { Request, RequestHandler, Response } from 'express';
import { toNodeHandler } from 'better-auth/node';
import { CLIENT_IP_HEADER, type SignInService } from '@chapterhouse/accounts';

/** An address, a password, and where to go next. */
const MOST_BYTES = 8192;

/** Hands requests below AUTH_PATH to the auth library. It must stand before any parser of bodies. */
export function signInRoutes(signIn: SignInService): RequestHandler {
  const handler = toNodeHandler({ handler: (request: globalThis.Request) => signIn.handle(request) });
  return (req: Request, res: Response, next) => {
    if (req.headers['transfer-encoding'] || Number(req.headers['content-length'] ?? 0) > MOST_BYTES) {
      res.status(413).json({ code: 'BAD_INPUT', message: 'The request is larger than signing in needs.' });
      return;
    }
    // Express knows how many proxies to believe; whatever a client claims in this header is overwritten.
    req.headers[CLIENT_IP_HEADER] = req.ip ?? '';
    handler(req, res).catch(next);
  };
}
