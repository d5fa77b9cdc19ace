import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { minify, type Plugin, type Rolldown, runnerImport, transformWithOxc } from 'vite';
import type { FeatureRoute } from '../src/app/feature-route.js';
import { LANGUAGES } from '../src/app/i18n/languages.js';
import type { StartFacts } from '../src/start/start.js';

type Bundle = Rolldown.OutputBundle;

/** What a question needs before there is a program: itself, its operations, the domain, and who was there last. */
const MAY_BE_EARLY =
  /\/src\/start\/|\.question\.ts$|\/gql\/operations\.ts$|\/libs\/shared\/domain\/|\/session\/remembered\.ts$/;

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
  const load = async <T>(file: string): Promise<T> =>
    (await runnerImport<T>(join(src, file), { root: join(src, '..'), logLevel: 'error' })).module;
  const { MeDocument } = await load<typeof import('../src/app/gql/operations.js')>('app/gql/operations.ts');
  const { featureRoutes } = await load<{ featureRoutes: readonly FeatureRoute[] }>('app/feature-routes.ts');
  const me = JSON.stringify({ operationName: 'Me', variables: {}, query: MeDocument.toString() });
  const files: string[] = [];
  const indexOf = (file: string) => (files.includes(file) ? files.indexOf(file) : files.push(file) - 1);
  const needed = (module: string) => filesOf(module, src, bundle).map(indexOf);
  const screens = featureRoutes.map((route) => {
    const [, path = ''] = /["'][^"']*?\/(features\/[^"']+\.tsx)/.exec(route.load.toString()) ?? [route.load.toString()];
    const screen = join(src, path);
    const catalogue = (name: string, language: string) =>
      name === 'shared'
        ? join(src, '../../../libs/shared/words/src/messages', `${language}.json`)
        : join(src, 'features', name, 'messages', `${language}.json`);
    const words = LANGUAGES.map((language) => [
      ...new Set([route.feature, ...(route.words ?? [])].flatMap((name) => needed(catalogue(name, language)))),
    ]);
    return [addressOf(route), needed(screen), words] as const;
  });
  const early = chunkOf(join(src, 'start/early.ts'), src, bundle);
  const foreign = early.moduleIds.filter((id) => !MAY_BE_EARLY.test(id));
  if (foreign.length > 0)
    throw new Error(
      `start/early.ts runs before the program is there and must not bring ${foreign.join(', ')}: ` +
        'a *.question.ts may import operations and the domain, nothing else',
    );
  return { me, languages: LANGUAGES, early: early.fileName, files, screens };
}

/** `/c/:slug/people/:memberId` as a regular expression. */
function addressOf({ scope, path }: FeatureRoute): string {
  const address = scope === 'chapter' ? `/c/:slug/${path}` : `/${path}`;
  return `^${address.replace(/\/$/, '').replace(/:[^/]+/g, '[^/]+')}/?$`;
}

/** The chunk by which a module is imported: a small one of its own when it lies in one together with others. */
function chunkOf(module: string, src: string, bundle: Bundle): Rolldown.OutputChunk {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const own =
    chunks.find((one) => one.facadeModuleId === module) ?? chunks.find((one) => one.moduleIds.includes(module));
  if (!own) throw new Error(`the build has no chunk with ${relative(src, module)}; see start-script.ts`);
  return own;
}

/** The files of scripts and styles that come with a module and not with the entry, as the build has split them. */
function filesOf(module: string, src: string, bundle: Bundle): string[] {
  const entry = chunkOf(join(src, 'main.tsx'), src, bundle);
  const own = chunkOf(module, src, bundle);
  const follow = (file: string, into: Set<string>): Set<string> => {
    const chunk = bundle[file];
    if (into.has(file) || chunk?.type !== 'chunk') return into;
    into.add(file);
    for (const next of chunk.imports) follow(next, into);
    return into;
  };
  const there = follow(entry.fileName, new Set());
  const scripts = [...follow(own.fileName, new Set())].filter((file) => !there.has(file));
  const styles = scripts.flatMap((file) => {
    const chunk = bundle[file];
    return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
  });
  return [...scripts, ...styles];
}
