import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { checkout } from '../support/engines.mjs';

// An image has the packages of `npm ci --omit=dev --omit=optional` and nothing else.

const IMPORTED = /(?:^|\n)\s*(?:import|export)\b[^'"\n]*["']([^"'.][^"']*)["']|\bimport\(\s*["']([^"'.][^"']*)["']/g;
/** The explorer is for developers; without it the API says so and goes on. */
const WITHOUT = ['altair-static'];

/** `@scope/name/part` is of the package `@scope/name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe.each(['api', 'worker', 'cli'])('the image of the %s', (app) => {
  it('has every package that the built program imports', () => {
    const { packages } = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: true; devOptional?: true; optional?: true }>;
    };
    const imported = globSync('**/*.js', { cwd: join(checkout, 'dist/apps', app) }).flatMap((file) =>
      [...readFileSync(join(checkout, 'dist/apps', app, file), 'utf8').matchAll(IMPORTED)].map(
        ([, still = '', called]) => packageOf(called ?? still),
      ),
    );
    const outside = new Set(imported.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)));
    expect(outside.size).toBeGreaterThan(5);
    const missing = [...outside].filter((name) => {
      const found = packages[`node_modules/${name}`];
      return !found || found.dev || found.devOptional || found.optional;
    });
    expect(missing.filter((name) => !WITHOUT.includes(name))).toEqual([]);
  });
});
