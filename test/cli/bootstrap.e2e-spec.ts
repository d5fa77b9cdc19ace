import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../support/engines.mjs';
import { cleanEnvironment } from '../support/system.js';

/** Nobody listens there: what asks the registry fails at once. */
const NO_REGISTRY = { npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' };
const FRESH = ['apps/cli/bootstrap', 'package.json', 'package-lock.json', '.npmrc'];

let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'chapter house '));
  for (const path of FRESH) cpSync(join(checkout, path), join(clone, path), { recursive: true });
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

const bootstrap = (args: string[], own: Record<string, string> = {}): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const env = cleanEnvironment({ HOME: clone, NODE_ENV: undefined, ...NO_REGISTRY, ...own });
    execFile(
      process.execPath,
      [join(clone, 'apps/cli/bootstrap/main.mjs'), ...args],
      { cwd: clone, env },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });

describe('the bootstrap', () => {
  it('says that it needs the network when nothing is installed and the registry cannot be reached', async () => {
    const { code, output } = await bootstrap(['start']);
    expect(code).toBe(1);
    expect(output).toContain('The npm registry cannot be reached');
    expect(output).toContain('afterwards it works offline');
  });

  it('asks the registry for nothing when everything is installed', async () => {
    symlinkSync(join(checkout, 'node_modules'), join(clone, 'node_modules'));
    mkdirSync(join(clone, 'apps/none'), { recursive: true });
    const { code, output } = await bootstrap(['test', '--only', 'nothing']);
    expect(code).toBe(1);
    expect(output).not.toContain('registry');
    expect(output).toContain('--only takes format, lint, typecheck');
  });

  it('installs anew when the lock names another version than what is there', async () => {
    symlinkSync(join(checkout, 'node_modules'), join(clone, 'node_modules'));
    const lock = (await import(pathToFileURL(join(checkout, 'package-lock.json')).href, {
      with: { type: 'json' },
    })) as {
      default: { packages: Record<string, { version: string }> };
    };
    const changed = structuredClone(lock.default);
    const pgEntry = changed.packages['node_modules/pg'];
    if (!pgEntry) throw new Error('pg is in the lock');
    pgEntry.version = '0.0.1';
    writeFileSync(join(clone, 'package-lock.json'), JSON.stringify(changed));
    rmSync(join(clone, 'node_modules')); // never let npm loose on the real one
    mkdirSync(join(clone, 'node_modules'));
    cpSync(join(checkout, 'node_modules/.package-lock.json'), join(clone, 'node_modules/.package-lock.json'));
    const { code, output } = await bootstrap(['start']);
    expect(code).toBe(1);
    expect(output).toContain('Installing');
  });

  it('tells what it can do before anything is installed', async () => {
    const { code, output } = await bootstrap(['start', '--help']);
    expect(code).toBe(0);
    expect(output).toContain('npm test -- --only');
  });

  it('refuses a word that it does not know', async () => {
    const { code, output } = await bootstrap(['sing']);
    expect(code).toBe(1);
    expect(output).toContain('"sing" should be start, test, cli or bench');
  });

  it.each([
    ['v20.20.2', false],
    ['v24.14.9', false],
    ['v24.15.0', true],
    ['v25.2.0', true],
    ['v26.10.0', true],
    ['v27.0.0', false],
  ])('knows whether Node %s will do: %s', async (version, right) => {
    const node = (await import(pathToFileURL(join(checkout, 'apps/cli/bootstrap/node.mjs')).href)) as {
      isRight(version: string): boolean;
    };
    expect(node.isRight(version)).toBe(right);
  });
});
