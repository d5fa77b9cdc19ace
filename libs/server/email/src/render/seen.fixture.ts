import type { RenderedMail } from './mail-renderer.js';

/** What a reader sees of the HTML, without what is hidden. */
export function seen({ html }: Pick<RenderedMail, 'html'>): string {
  return html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<div style="display:none[\s\S]*?<\/div>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ');
}
