import type { Plugin } from 'vite';

/** Writes the first style sheet into the page: it is small, and nothing can be painted without it. */
export function inlineStyles(): Plugin {
  return {
    name: 'chapterhouse-inline-styles',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const link = /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/;
        const [tag, file = ''] = link.exec(html) ?? [];
        const sheet = bundle?.[file];
        if (!tag || sheet?.type !== 'asset')
          throw new Error('the page has no style sheet to write in; see inline-styles.ts');
        return html.replace(tag, () => `<style>${String(sheet.source)}</style>`);
      },
    },
  };
}
