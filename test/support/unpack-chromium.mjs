// @ts-check
// Unpacks the Chromium that comes as a package, and prints where it is. A process of its own, because the package reads
// its settings from the environment while it is imported, and writes there what the browser needs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { withLock } from '../../apps/cli/bootstrap/engines/lease.mjs';
import { checkout } from '../../apps/cli/bootstrap/engines/paths.mjs';

const base = join(checkout, '.cache/chromium');
// Below the folder of its version: the package takes whatever it finds for its own.
const folder = join(base, versionOf('@sparticuz/chromium'));
process.env['TMPDIR'] = folder;
// Any machine is treated as one without the libraries that Chromium links to; they are in the package.
process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
const { LD_LIBRARY_PATH } = process.env;
delete process.env['LD_LIBRARY_PATH'];
delete process.env['FONTCONFIG_PATH'];

const executablePath = await withLock(base, async () => {
  for (const other of readdirSync(base, { withFileTypes: true }))
    if (other.isDirectory() && join(base, other.name) !== folder)
      rmSync(join(base, other.name), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  if (!runs(path)) {
    // An interrupted unpacking leaves half a file, which the package would take for a whole one for ever.
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await chromium.executablePath();
    if (!runs(path)) throw new Error(`${path} does not start`);
  }
  writeFileSync(
    join(folder, 'fonts/fonts.conf'),
    // The package's own one looks in /tmp/fonts only; without any font not even web fonts are drawn.
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`,
  );
  return path;
});
const env = {
  LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], LD_LIBRARY_PATH].filter(Boolean).join(':'),
  FONTCONFIG_PATH: join(folder, 'fonts'),
};
console.log(JSON.stringify({ executablePath, env }));

/** @param {string} path */
function runs(path) {
  try {
    return existsSync(path) && /\d+\.\d+/.test(execFileSync(path, ['--no-sandbox', '--version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

/** @param {string} name */
function versionOf(name) {
  const entry = createRequire(import.meta.url).resolve(name);
  return JSON.parse(readFileSync(join(dirname(dirname(entry)), 'package.json'), 'utf8')).version;
}
