import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { inboxCss, inboxHtml, inboxScript } from './inbox-page.js';
import type { InboxMail, MailStore } from './mail-store.js';

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A mail may style itself, and nothing else: no script, no picture from elsewhere, no form. Links open a new tab. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

const LIST_LIMIT = 100;

const statics: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html; charset=utf-8', inboxHtml],
  '/inbox.css': ['text/css; charset=utf-8', inboxCss],
  '/inbox.js': ['text/javascript; charset=utf-8', inboxScript],
};

/** The page and the REST interface of the inbox. */
export function inboxHandler(store: MailStore): RequestListener {
  return (request, response) => {
    answer(store, request, response).catch((error: unknown) => {
      if (!response.headersSent) json(response, 500, { error: error instanceof Error ? error.message : String(error) });
      else response.destroy();
    });
  };
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://inbox');
  const method = request.method ?? 'GET';
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-store');

  if (method === 'DELETE' && url.pathname === '/api/messages') {
    // A page from elsewhere must not empty the inbox; a program without a browser's headers may.
    const site = request.headers['sec-fetch-site'];
    if (site && site !== 'same-origin') return json(response, 403, { error: 'only the inbox itself may empty it' });
    await store.clear();
    return json(response, 200, { ok: true });
  }
  if (method !== 'GET' && method !== 'HEAD') return json(response, 405, { error: `${method} is not possible here` });

  const page = statics[url.pathname];
  if (page) return send(response, 200, page[0], page[1], PAGE_POLICY);
  if (url.pathname === '/api/messages') return list(store, request, response, url.searchParams);
  const [, id, part] = /^\/api\/messages\/([\d-]+)(?:\/(html|raw))?$/.exec(url.pathname) ?? [];
  if (!id) return json(response, 404, { error: `there is nothing at ${url.pathname}` });
  return one(store, response, id, part);
}

async function list(
  store: MailStore,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const search = query.get('q')?.trim().toLowerCase() ?? '';
  const tag = `"${store.version}"`;
  response.setHeader('ETag', tag);
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  const ids = store.newest();
  const found: InboxMail[] = [];
  for (const id of ids) {
    if (found.length === LIST_LIMIT) break;
    const mail = await store.get(id);
    if (mail && (!search || haystack(mail).includes(search))) found.push(mail);
  }
  const messages = found.map(({ id, receivedAt, from, to, subject, envelope }) => ({
    id,
    receivedAt,
    from,
    to: to || envelope.to.join(', '),
    subject,
  }));
  json(response, 200, { total: ids.length, messages });
}

const haystack = (mail: InboxMail): string => `${mail.to} ${mail.envelope.to.join(' ')} ${mail.subject}`.toLowerCase();

async function one(store: MailStore, response: ServerResponse, id: string, part: string | undefined): Promise<void> {
  if (part === 'raw') {
    const raw = await store.raw(id);
    if (raw) return send(response, 200, 'text/plain; charset=utf-8', raw, MAIL_POLICY);
  } else {
    const mail = await store.get(id);
    if (mail && part === 'html') {
      const html = mail.html ?? '<p>This mail has no HTML part.</p>';
      return send(response, 200, 'text/html; charset=utf-8', linksInNewTabs(html), MAIL_POLICY);
    }
    if (mail) return json(response, 200, mail);
  }
  json(response, 404, { error: 'this mail is not here any more' });
}

/** The reader stays where they are: links of a mail open beside the inbox. */
function linksInNewTabs(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body), "default-src 'none'");
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer, policy: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(body);
}
