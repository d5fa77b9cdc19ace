import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_NAMES, readConfig } from '@chapterhouse/platform';
import { checkout } from '../support/engines.mjs';

const example = readFileSync(join(checkout, '.env.example'), 'utf8');
const entries = [...example.matchAll(/^#?([A-Z][A-Z_]*)=(.*)$/gm)].map(([, name = '', value = '']) => ({
  name,
  value,
}));
/** Read before there is a configuration, or by docker compose. */
const others = ['CHAPTERHOUSE_DATA', 'OWNER_PASSWORD', 'APP_PASSWORD'];

describe('.env.example', () => {
  it('names every setting, and none that nobody reads', () => {
    expect(entries.map((e) => e.name).sort()).toEqual([...CONFIG_NAMES, ...others].sort());
  });

  it('gives values that the configuration takes', () => {
    const given = Object.fromEntries(entries.map(({ name, value }) => [name, value]));
    expect(readConfig({ ...given, AUTH_SECRET: 'x'.repeat(32) }).PORT).toBe(3000);
  });

  it('sets nothing, so that a copy of it changes nothing', () => {
    expect(example.match(/^[A-Z_]+=/gm)).toBeNull();
  });

  it('names what docker-compose.yml asks for', () => {
    const compose = readFileSync(join(checkout, 'docker-compose.yml'), 'utf8');
    const asked = new Set([...compose.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
    expect([...asked].filter((name) => !entries.some((e) => e.name === name))).toEqual([]);
  });
});
