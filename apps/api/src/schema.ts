/** Writes the GraphQL schema to the file that is named, without opening a database; `--check` compares instead. */
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { emitSchema } from './graphql/emit-schema.js';

const [file = 'apps/api/schema.graphql', check] = process.argv.slice(2);
const schema = await emitSchema();
if (check !== '--check') writeFileSync(file, schema);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== schema) {
  console.error(`${file} is not what the code says. Run "nx run api:schema" and commit the file.`);
  process.exitCode = 1;
}
