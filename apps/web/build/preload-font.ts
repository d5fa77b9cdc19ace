import type { Plugin } from 'vite';

/** The text's font in Latin letters: every screen shows it at once. */
const TEXT_FONT = /inter-latin-wght-normal-[^/]+\.woff2$/;

/** Lets the browser ask for the text's font before it has read the style sheet. Its name is only known once it is built. */
export function preloadFont(): Plugin {
  return {
    name: 'chapterhouse-preload-font',
    apply: 'build',
    transformIndexHtml(_html, { bundle }) {
      const file = Object.keys(bundle ?? {}).find((name) => TEXT_FONT.test(name));
      if (!file) throw new Error('the build has no Inter in Latin letters; see preload-font.ts');
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${file}` };
      return [{ tag: 'link', attrs, injectTo: 'head' }];
    },
  };
}
