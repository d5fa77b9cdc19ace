import type { Mailbox } from '@chapterhouse/testing';

interface Answer {
  data: Record<string, unknown> | null;
  errors: { message: string; extensions: { code: string } }[];
}

/** A browser, as far as the API can tell: it keeps cookies, and says where its requests come from. */
export class Client {
  private cookie = '';

  constructor(readonly url: string) {}

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { origin: this.url, cookie: this.cookie, ...(init.headers as Record<string, string>) };
    const response = await fetch(new URL(path, this.url), { redirect: 'manual', ...init, headers });
    const set = response.headers.getSetCookie().map((c) => c.split(';')[0] ?? '');
    if (set.length > 0) this.cookie = set.join('; ');
    return response;
  }

  async ask(query: string, variables: object = {}): Promise<Answer> {
    const response = await this.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Partial<Answer>;
    return { data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** As `ask`, for what must work: throws with the errors, the user errors of a mutation included. */
  async get<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask(query, variables);
    const payloads = Object.values(data ?? {}) as ({ userErrors?: unknown[] } | null)[];
    const all = [...errors, ...payloads.flatMap((payload) => payload?.userErrors ?? [])];
    if (all.length > 0) throw new Error(JSON.stringify(all));
    return data as T;
  }

  /** Asks for a link, opens it from the mail, and presses its button. */
  async signIn(email: string, mailbox: Mailbox): Promise<void> {
    await this.request('/api/auth/sign-in/magic-link', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, callbackURL: '/' }),
    });
    const mail = await mailbox.waitForMail(email, /sign.in/i);
    const link = /https?:\/\/\S+token=\S+/.exec(mail.text ?? '')?.[0];
    if (!link) throw new Error(`the mail has no link:\n${mail.text}`);
    const page = await (await this.request(link)).text();
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    if (!action) throw new Error(`the page behind the link has no button:\n${page}`);
    await this.request(action, { method: 'POST' });
    const { me } = await this.get<{ me: { email: string } | null }>('{ me { email } }');
    if (me?.email !== email) throw new Error(`${email} is not signed in`);
  }

  /** Multipart, as the web app sends it. */
  async upload(chapterId: string, files: { name: string; bytes: Buffer }[]): Promise<string> {
    const form = new FormData();
    for (const { name, bytes } of files) form.append('files', new Blob([new Uint8Array(bytes)]), name);
    const headers = { 'x-chapterhouse-upload': '1' };
    const response = await this.request(`/api/chapters/${chapterId}/imports`, { method: 'POST', headers, body: form });
    const { importId, userErrors } = (await response.json()) as { importId: string | null; userErrors: unknown[] };
    if (!importId) throw new Error(JSON.stringify(userErrors));
    return importId;
  }
}
