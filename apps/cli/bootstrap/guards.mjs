// @ts-check
// What no linter says: one copy of graphql, no import cycle, no file too long to read in one go.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { checkout } from './engines/paths.mjs';

const LONGEST_FILE = 400;
const SOURCES = ['apps/**/*.{ts,tsx,mts,mjs}', 'libs/**/*.{ts,tsx,mts,mjs}', 'test/**/*.{ts,mts,mjs}'];

/** @returns {Promise<string[]>} what is wrong, each with its remedy */
export async function findFaults() {
  const files = SOURCES.flatMap((pattern) =>
    globSync(pattern, { cwd: checkout, exclude: ['**/node_modules/**', 'test/fixtures/**'] }),
  )
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return [...copiesOfGraphql(), ...longFiles(files), ...(await importCycles(files))];
}

/** Two copies of graphql refuse each other's schemas at run time, in words that nobody understands. */
function copiesOfGraphql() {
  const copies = Object.keys(JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')).packages).filter(
    (path) => /(^|\/)node_modules\/graphql$/.test(path),
  );
  return copies.length === 1
    ? []
    : [
        `package-lock.json holds ${copies.length} copies of graphql (${copies.join(', ')}); find who wants another version with: npm ls graphql`,
      ];
}

/** @param {string[]} files */
function longFiles(files) {
  return files
    .filter((file) => !/\/(migrations|generated|gql)\//.test(file))
    .map((file) => ({ file, lines: readFileSync(join(checkout, file), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LONGEST_FILE)
    .map(({ file, lines }) => `${file} has ${lines} lines; split it below ${LONGEST_FILE}`);
}

/** Types count too: a knot of types is a knot for the reader. @param {string[]} files */
async function importCycles(files) {
  const { default: ts } = await import('typescript');
  const known = new Set(files);
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(checkout, file), 'utf8'), true, true);
    graph.set(
      file,
      importedFiles.flatMap(({ fileName }) => resolveImport(file, fileName, known) ?? []),
    );
  }
  return knots(graph).map(
    (knot) =>
      `These files import each other in a circle; move what they share into a file below them:\n    ${knot.join('\n    ')}`,
  );
}

/** @param {string} from @param {string} name @param {Set<string>} known @returns {string | undefined} */
function resolveImport(from, name, known) {
  const alias = /^@chapterhouse\/(.+)$/.exec(name)?.[1];
  if (alias === 'domain') return 'libs/shared/domain/src/index.ts';
  if (alias)
    return alias.startsWith('web-') ? `libs/web/${alias.slice(4)}/src/index.ts` : `libs/server/${alias}/src/index.ts`;
  if (!name.startsWith('.')) return undefined;
  const path = relative(checkout, join(checkout, dirname(from), name)).replaceAll('\\', '/');
  return [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx'), path.replace(/\.mjs$/, '.mts')].find(
    (file) => known.has(file),
  );
}

/** Tarjan's strongly connected components, those with more than one file. @param {Map<string, string[]>} graph @returns {string[][]} */
export function knots(graph) {
  /** @type {Map<string, { index: number; low: number; open: boolean }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const found = [];
  const visit = (/** @type {string} */ file) => {
    const node = { index: seen.size, low: seen.size, open: true };
    seen.set(file, node);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      const known = seen.get(next);
      if (!known) node.low = Math.min(node.low, visit(next).low);
      else if (known.open) node.low = Math.min(node.low, known.index);
    }
    if (node.low === node.index) {
      const knot = stack.splice(stack.indexOf(file));
      for (const member of knot) /** @type {{ open: boolean }} */ (seen.get(member)).open = false;
      if (knot.length > 1) found.push(knot.sort());
    }
    return node;
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file);
  return found;
}
