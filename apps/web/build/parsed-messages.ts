import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

/** Parses the catalogues while building, so that no visitor has to load the parser (9 kB). */
export function parsedMessages(): Plugin {
  return {
    name: 'chapterhouse-parsed-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^@formatjs\/icu-messageformat-parser$/,
            replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
          },
        ],
      },
    }),
    transform(code, id) {
      if (!/\/messages\/[a-z-]+\.json$/.test(id)) return null;
      const messages = JSON.parse(code) as Record<string, string>;
      const parsed = Object.entries(messages).map(([key, text]) => [key, parse(text)]);
      return { code: JSON.stringify(Object.fromEntries(parsed)), map: null };
    },
  };
}
