import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { AppViewRoute, UIConfig } from '@bull-board/api/typings/app';
import { ExpressAdapter } from '@bull-board/express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Queue } from 'bullmq';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { contracts, Jobs } from '@chapterhouse/jobs';
import type { Config, Logger } from '@chapterhouse/platform';
import { Callers } from '../auth/caller.js';
import { page } from './page.js';

export const QUEUE_BOARD_PATH = '/operator/queues';

/** The board's own scripts and styles, and nothing from anywhere else: it asks a foreign server for a font. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; form-action 'none'; base-uri 'self'; frame-ancestors 'none'";
const FOREIGN = /<link[^>]+href="https?:[^>]*>/g;

const LOOKS: UIConfig = {
  boardTitle: 'Chapterhouse queues',
  boardLogo: { path: '/icons/mark.svg', width: 28, height: 28 },
  favIcon: { default: '/icons/mark.svg', alternative: 'static/favicon-32x32.png' },
  miscLinks: [{ text: 'Back to Chapterhouse', url: '/' }],
  menu: { width: '300px' },
  hideDocsLink: true,
  showMetrics: false,
  theme: {
    light: { background: '#fbfaf7', foreground: '#1e2430', primary: '#0f6b66', ring: '#0f6b66' },
    dark: { background: '#14171c', foreground: '#e8e6e1', primary: '#4fb8b0', ring: '#4fb8b0' },
  },
};

const NOTHING = page('Nothing here', 'There is nothing at this address, or nothing for you.', {
  link: { href: '/sign-in', label: 'Sign in' },
});

/** The board's page without what it would fetch from elsewhere. */
class OwnPage extends ExpressAdapter {
  override setEntryRoute({ route, handler }: AppViewRoute): this {
    this.app.get(route, (_req, res, next) => {
      const { name, params } = handler({ basePath: this.basePath, uiConfig: this.uiConfig });
      res.render(name, params, (error: Error | null, html: string) =>
        error ? next(error) : res.send(html.replace(FOREIGN, '')),
      );
    });
    return this;
  }
}

function makeBoard(jobs: Jobs): RequestHandler {
  const serverAdapter = new OwnPage().setBasePath(QUEUE_BOARD_PATH);
  // Its types know queues on Redis only; the adapter itself asks each queue for its backend.
  const queues = contracts.map((contract) => new BullMQAdapter(jobs.queue(contract) as Queue));
  createBullBoard({ queues, serverAdapter, options: { uiConfig: LOOKS } });
  return serverAdapter.getRouter() as RequestHandler;
}

/**
 * The queues of either backend, looked at and set right by an operator of the installation who is signed in on this device.
 * For everybody else nothing is there, and a program's token opens it no more than another site does.
 */
export function mountQueueBoard(app: NestExpressApplication, config: Config, logger: Logger): void {
  const callers = app.get(Callers);
  const jobs = app.get(Jobs);
  const own = new URL(config.PUBLIC_URL).origin;
  // It opens a connection for each queue, so not before somebody looks.
  let board: RequestHandler | undefined;

  const guarded = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const caller = await callers.of(req.headers);
    if (!caller?.session || !caller.actor.isOperator) {
      res.status(404).type('html').send(NOTHING);
      return;
    }
    for (const cookie of caller.session.setCookies) res.append('set-cookie', cookie);
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      // A browser names the origin of everything that writes; elsewhere programs may leave it out, here there are none.
      if (req.get('origin') !== own) {
        res.status(403).json({ error: 'This request did not come from the page itself and was not carried out.' });
        return;
      }
      const { accountId } = caller.actor;
      logger.info({ accountId, method: req.method, path: req.path }, 'an operator works on the queues');
    }
    res.setHeader('content-security-policy', POLICY);
    board ??= makeBoard(jobs);
    board(req, res, next);
  };
  app.use(QUEUE_BOARD_PATH, (req: Request, res: Response, next: NextFunction) => {
    guarded(req, res, next).catch(next);
  });
}
