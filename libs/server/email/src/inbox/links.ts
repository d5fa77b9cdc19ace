import type { InboxMail } from './mail-store.js';

const named: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name?.toLowerCase() ?? ''] ?? all;
  });

/** The addresses that a mail links to, in order and each once: those of the HTML, or of the plain text without one. */
export function extractLinks(mail: Pick<InboxMail, 'html' | 'text'>): string[] {
  const found = mail.html
    ? [...mail.html.matchAll(/<a\s[^>]*?href="([^"]*)"/gi)].map((match) => decode(match[1] ?? ''))
    : [...(mail.text ?? '').matchAll(/https?:\/\/[^\s<>"]+/g)].map((match) => match[0]);
  return [...new Set(found)];
}
