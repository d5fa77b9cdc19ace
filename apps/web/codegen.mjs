// Typed operations: one module beside each feature's .graphql files, so that a screen's chunk carries its own
// operations only. Types of arguments and answers come from the API's committed schema.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const here = (path) => relative(process.cwd(), join(root, path));
const config = {
  enumsAsTypes: true,
  skipTypename: true,
  strictScalars: true,
  scalars: { ID: 'string', LocalDate: 'string', DateTime: 'string', Decimal: 'string' },
  useTypeImports: true,
  // As text: the server reads it, this program never does.
  documentMode: 'string',
  dedupeFragments: true,
};
const plugins = ['typescript-operations', 'typed-document-node'];
const hasOperations = (folder) =>
  existsSync(join(root, folder)) && readdirSync(join(root, folder)).some((file) => file.endsWith('.graphql'));

const features = readdirSync(join(root, 'apps/web/src/features'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `apps/web/src/features/${entry.name}`);
const folders = ['apps/web/src/app', ...features].filter(hasOperations);

export default {
  schema: here('apps/api/schema.graphql'),
  errorsOnly: true,
  generates: {
    ...Object.fromEntries(
      folders.map((folder) => [
        here(`${folder}/gql/operations.ts`),
        { documents: here(`${folder}/*.graphql`), plugins, config },
      ]),
    ),
    [here('libs/web/data/src/gql/outbox-operations.ts')]: {
      documents: here('libs/web/data/src/outbox/*.graphql'),
      plugins,
      config,
    },
  },
};
