// How much JavaScript a first visit loads before a screen is usable: the entry, everything it imports, the screen's
// chunk and its words, as gzip. More than the budget fails the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET = 200_000;
const dist = process.argv[2] ?? join(import.meta.dirname, '../../dist/apps/web');
/** @type {Record<string, { file: string; imports?: string[] }>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

const SCREENS = {
  'sign in': ['src/features/sign-in/sign-in.screen.tsx', 'src/features/sign-in/messages/en.json'],
  'new slip': ['src/features/slips/new/new-slip.screen.tsx', 'src/features/slips/messages/en.json'],
  home: [
    'src/features/home/home.screen.tsx',
    'src/features/home/messages/en.json',
    '../../libs/shared/words/src/messages/en.json',
  ],
};

/** @param {string} key @param {Set<string>} files */
function follow(key, files) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the build has no chunk ${key}; name the screen's file in budget.mjs`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) follow(next, files);
}

let over = false;
for (const [screen, keys] of Object.entries(SCREENS)) {
  const files = new Set();
  for (const key of ['index.html', ...keys]) follow(key, files);
  const size = [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
  over ||= size > BUDGET;
  console.log(
    `${screen.padEnd(9)} ${(size / 1000).toFixed(1).padStart(6)} kB of ${BUDGET / 1000} kB, ${files.size} files`,
  );
}
if (over) {
  console.error('The first load is over its budget. Load what is heavy on demand.');
  process.exitCode = 1;
}
