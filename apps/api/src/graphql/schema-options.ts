import type { BuildSchemaOptions } from '@nestjs/graphql';

/** How the schema is built: the same for the running API and for the committed file. */
export const buildSchemaOptions: BuildSchemaOptions = {
  numberScalarMode: 'integer',
  noDuplicatedFields: true,
};
