import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);
const env = { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' };

/** What lint says of this text, were it at that place. The files are kept as text, outside every build. */
async function lint(text: string, path: string): Promise<{ ruleId: string; message: string }[]> {
  const child = run(bin('eslint'), ['--stdin', '--stdin-filename', path, '--format', 'json'], { cwd: root, env });
  child.child.stdin?.end(text);
  const { stdout } = await child.catch((error: unknown) => error as { stdout: string });
  const [file] = JSON.parse(stdout) as { messages: { ruleId: string; message: string }[] }[];
  if (!file) throw new Error(`lint said nothing of ${path}`);
  return file.messages;
}

describe('the boundaries of the house', () => {
  // Without the project graph the rule passes everything in silence.
  beforeAll(() => run(bin('nx'), ['show', 'projects'], { cwd: root, env }), 60_000);

  it.each(readdirSync(join(here, 'wrong')))('bite: %s', async (name) => {
    const text = readFileSync(join(here, 'wrong', name), 'utf8');
    const path = /^\/\/ at: (.+)$/m.exec(text)?.[1];
    if (!path) throw new Error(`${name} does not say at which path it is wrong`);
    const rules = (await lint(text, path)).map((m) => m.ruleId);
    const expected = name.startsWith('environment') ? 'no-restricted-properties' : '@nx/enforce-module-boundaries';
    expect(rules).toContain(expected);
  });

  it('let a feature use what stands below it', async () => {
    const text = `import { AppError } from '@chapterhouse/platform';\n\nexport const right = AppError;\n`;
    expect(await lint(text, 'libs/server/slips/src/right.ts')).toEqual([]);
  });
});
