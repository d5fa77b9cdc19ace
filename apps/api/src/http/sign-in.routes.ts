import type { Request, RequestHandler, Response } from 'express';
import { toNodeHandler } from 'better-auth/node';
import { AUTH_PATH, CLIENT_IP_HEADER, LINK_MINUTES, type SignInService, VERIFY_PATH } from '@chapterhouse/accounts';
import { page } from './page.js';

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
    if ((req.method === 'GET' || req.method === 'HEAD') && req.path === VERIFY_PATH) return askFirst(req, res);
    // Express knows how many proxies to believe; whatever a client claims in this header is overwritten.
    req.headers[CLIENT_IP_HEADER] = req.ip ?? '';
    handler(req, res).catch(next);
  };
}

/** Looking at a mailed link changes nothing: mail programs and virus scanners open every link. Its button signs in. */
function askFirst(req: Request, res: Response): void {
  res.type('html');
  const query = req.originalUrl.split('?')[1] ?? '';
  if (!new URLSearchParams(query).get('token')) {
    res
      .status(400)
      .send(page('This link is not complete', 'Open it as it stands in the mail, or ask for a new one to be sent.'));
    return;
  }
  const sentence = `One step to go: the button signs you in on this device. The link works once, for ${LINK_MINUTES} minutes after you asked for it.`;
  const button = { action: `${AUTH_PATH}${VERIFY_PATH}?${query}`, label: 'Sign in' };
  res.send(page('Sign in to Chapterhouse', sentence, { button }));
}
