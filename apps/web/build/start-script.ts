import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type DocumentNode, Kind, parse, print, visit } from 'graphql';
import { minify, type Plugin, type Rolldown, runnerImport, transformWithOxc } from 'vite';
import type { FeatureRoute } from '../src/app/feature-route.js';
import { LANGUAGES } from '../src/app/i18n/languages.js';
import type { StartFacts } from '../src/start/start.js';

type Bundle = Rolldown.OutputBundle;

/** Writes src/start/start.ts into the head of the page, with what it must know of this build. */
export function startScript(root: string): Plugin {
  const src = join(root, 'src');
  return {
    name: 'chapterhouse-start-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(_html, { bundle }) {
        if (!bundle) throw new Error('the start script is made of a build; see start-script.ts');
        const file = join(src, 'start/start.ts');
        const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false });
        const call = `start(${JSON.stringify(await factsOf(src, bundle))})`;
        const minified = await minify('start.js', `(()=>{${code.replace(/^export /gm, '')};${call}})()`);
        return [{ tag: 'script', children: minified.code.trim(), injectTo: 'head' }];
      },
    },
  };
}

async function factsOf(src: string, bundle: Bundle): Promise<StartFacts> {
  const query = readFileSync(join(src, 'app/me.graphql'), 'utf8');
  const { module } = await runnerImport<{ featureRoutes: readonly FeatureRoute[] }>(
    join(src, 'app/feature-routes.ts'),
    {
      root: join(src, '..'),
      logLevel: 'error',
    },
  );
  const files: string[] = [];
  const indexOf = (file: string) => (files.includes(file) ? files.indexOf(file) : files.push(file) - 1);
  const needed = (module: string) => filesOf(module, src, bundle).map(indexOf);
  const screens = module.featureRoutes.map((route) => {
    const [, path = ''] = /["'][^"']*?\/(features\/[^"']+\.tsx)/.exec(route.load.toString()) ?? [route.load.toString()];
    const screen = join(src, path);
    const words = LANGUAGES.map((language) =>
      needed(join(src, 'features', route.feature, `messages/${language}.json`)),
    );
    return [addressOf(route), needed(screen), words] as const;
  });
  return { me: questionOf(query, 'Me'), languages: LANGUAGES, files, screens };
}

/** `/c/:slug/people/:memberId` as a regular expression. */
function addressOf({ scope, path }: FeatureRoute): string {
  const address = scope === 'chapter' ? `/c/:slug/${path}` : `/${path}`;
  return `^${address.replace(/\/$/, '').replace(/:[^/]+/g, '[^/]+')}/?$`;
}

/** The script files that come with a module and not with the entry, as the build has split them. */
function filesOf(module: string, src: string, bundle: Bundle): string[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const entry = chunks.find((one) => one.isEntry);
  const own = chunks.find((one) => one.moduleIds.includes(module));
  if (!entry || !own) throw new Error(`the build has no chunk with ${relative(src, module)}; see start-script.ts`);
  const follow = (file: string, into: Set<string>): Set<string> => {
    const chunk = bundle[file];
    if (into.has(file) || chunk?.type !== 'chunk') return into;
    into.add(file);
    for (const next of chunk.imports) follow(next, into);
    return into;
  };
  const there = follow(entry.fileName, new Set());
  return [...follow(own.fileName, new Set())].filter((file) => !there.has(file));
}

/** The body of a request as Apollo Client writes it: with the name of every type, which its cache lives on. */
function questionOf(text: string, operationName: string): string {
  const all = parse(text, { noLocation: true });
  const isIt = (one: DocumentNode['definitions'][number]) =>
    one.kind === Kind.FRAGMENT_DEFINITION ||
    (one.kind === Kind.OPERATION_DEFINITION && one.name?.value === operationName);
  const named = visit(
    { ...all, definitions: all.definitions.filter(isIt) },
    {
      SelectionSet: (node, _key, parent) => {
        if (!parent || ('kind' in parent && parent.kind === Kind.OPERATION_DEFINITION)) return undefined;
        const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
        return { ...node, selections: [...node.selections, typename] };
      },
    },
  );
  return JSON.stringify({ operationName, variables: {}, query: print(named) });
}
