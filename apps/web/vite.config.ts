import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { inlineStyles } from './build/inline-styles.js';
import { parsedMessages } from './build/parsed-messages.js';
import { startScript } from './build/start-script.js';

/** What a member's phone keeps for working without a connection; all else is fetched when it is looked at. */
const MEMBER_FEATURES = /\/features\/(home|slips|people|sign-in|account|profile|asks|one-to-ones|growth)\//;
const HEAVY =
  /node_modules\/(recharts|sigma|graphology|@tanstack\/(react-table|table-core|react-store|store)|d3-|@reduxjs|@mantine\/charts)/;
const NOT_THE_ENTRY = /^(?!.*\/apps\/web\/(src\/main\.tsx|index\.html))/;
/** What many screens want: none of the first ones should fetch another's file for it. */
const OF_MANY_SCREENS =
  /\/apps\/web\/src\/app\/(?!insights\/(?!fig)|mantine|i18n\/shared)|\/libs\/(web\/ui|shared\/domain)\/src\/(?!theme\/fonts)/;
/** Home is where everybody arrives: what it is made of comes in one file. */
const HOME = /\/features\/home\/.*\.tsx?$/;
const isOnDemand = (modules: readonly string[]) =>
  modules.some(
    (id) => HEAVY.test(id) || (id.includes('/features/') && !id.endsWith('routes.ts') && !MEMBER_FEATURES.test(id)),
  );

/** Where `vite` and `vite preview` find the API while the app is worked on. */
const api = process.env['API_URL'] ?? 'http://localhost:3000';
// The API refuses writes that come from another site, and this page is one to it: the proxy speaks as the API's own.
const asOwn = { target: api, changeOrigin: true, headers: { origin: new URL(api).origin }, ws: true };
const proxy = Object.fromEntries(['/graphql', '/api', '/files', '/mail'].map((path) => [path, asOwn]));

export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  plugins: [
    react(),
    parsedMessages(),
    inlineStyles(),
    startScript(import.meta.dirname),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // The app asks before it changes under somebody's hands; see app/updates.
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: [
          '**/*.{js,css,html,webmanifest}',
          '**/inter-latin-wght*.woff2',
          '**/source-serif-4-latin-wght*.woff2',
          'icons/*',
        ],
        globIgnores: ['assets/on-demand/**', 'sw*'],
        rollupFormat: 'iife',
      },
    }),
  ],
  server: { proxy },
  preview: { proxy },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    sourcemap: 'hidden',
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What a visit loads anyway comes in one file, not in the twenty that screens share parts of it by: asking for
        // a file costs a phone's processor more than a kilobyte of it.
        codeSplitting: {
          groups: [
            // It runs before all else has arrived, and must need nothing of it.
            { name: 'early', test: /\/start\/early\.ts$|\.question\.ts$/, priority: 3 },
            { name: 'first', tags: ['$initial'], test: NOT_THE_ENTRY, priority: 2 },
            { name: 'shared', test: OF_MANY_SCREENS, priority: 1 },
            { name: 'home', test: HOME },
            { name: 'mantine', test: /node_modules\/(@mantine|@floating-ui|clsx)/, minShareCount: 2 },
            { name: 'new-slip', test: /\/features\/slips\/new\/.*\.tsx?$/ },
            { name: 'pictures', test: /\/features\/insights\/(shared|pictures)\/.*\.tsx?$/ },
          ],
        },
        chunkFileNames: ({ name, moduleIds, isEntry }) =>
          `assets/${!isEntry && name !== 'early' && isOnDemand(moduleIds) ? 'on-demand/' : ''}[name]-[hash].js`,
      },
    },
  },
});
