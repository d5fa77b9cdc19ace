import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../support/engines.mjs';

export interface ScreenRoute {
  path: string;
  scope: 'chapter' | 'account' | 'public';
  feature: string;
  staff?: boolean;
  reach?: 'all';
  nav?: { group: string; order: number };
}

/** Every screen of every feature, from the tables that the app itself is made of. In Node itself, which reads them as they are. */
export function allRoutes(): ScreenRoute[] {
  const script = `
    import { globSync } from 'node:fs';
    const files = globSync('apps/web/src/features/*/routes.ts', { cwd: ${JSON.stringify(checkout)} }).sort();
    const tables = await Promise.all(files.map((file) => import(${JSON.stringify(`${join(checkout)}/`)} + file)));
    console.log(JSON.stringify(tables.flatMap(({ routes }) => routes)));`;
  const args = [
    '--experimental-strip-types',
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '-e',
    script,
  ];
  const text = execFileSync(process.execPath, args, {
    cwd: checkout,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  return JSON.parse(text) as ScreenRoute[];
}

/** Puts values in the place of `:name`. Throws for a name without one, so that a new screen is not forgotten. */
export function addressOf({ path, scope }: ScreenRoute, values: Record<string, string>): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (!value) throw new Error(`the screen ${path} needs a value for ${name}: give it one in test/web`);
    return value;
  });
  if (scope === 'chapter') return `/c/harbour-lights${filled ? `/${filled}` : ''}`;
  return `/${filled.replace(/^\//, '')}`;
}

const GROUPS = ['own', 'chapter', 'office', 'staff'];

/** As the navigation has them; what it has not comes after the screen that its address begins with, or at the end. */
export function inOrder(routes: readonly ScreenRoute[]): ScreenRoute[] {
  const head = ({ path }: ScreenRoute): string => path.split('/')[0] ?? '';
  const rank = (route: ScreenRoute): number => {
    const nav = route.nav ?? routes.find((other) => other.nav && head(other) === head(route))?.nav;
    return nav ? GROUPS.indexOf(nav.group) * 1000 + nav.order : Infinity;
  };
  return routes.toSorted((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
}
