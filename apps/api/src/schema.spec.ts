import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { getMetadataStorage } from 'class-validator';
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { ACCESS, type Access } from './auth/authorize.decorator.js';
import { resolvers } from './features.js';
import { emitSchema } from './graphql/emit-schema.js';

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);
const RESOLVER_TYPE = 'graphql:resolver_type';
const file = join(import.meta.dirname, '../schema.graphql');

describe('the schema', () => {
  let text: string;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    text = await emitSchema();
    schema = buildSchema(text);
  });

  it('is the committed file: run "nx run api:schema" when this fails', () => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('describes every type, field, argument and value', () => {
    const silent: string[] = [];
    const look = (name: string, thing: { description?: string | null | undefined }): void => {
      if (!thing.description?.trim()) silent.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
      if (!['Query', 'Mutation'].includes(type.name)) look(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          look(`${type.name}.${field.name}`, field);
          // The one argument of a mutation is described by its type.
          for (const arg of field.args) if (arg.name !== 'input') look(`${type.name}.${field.name}(${arg.name})`, arg);
        }
      }
    }
    expect(silent).toEqual([]);
  });

  it('answers every mutation with a payload that can say what was wrong', () => {
    const others = Object.values(schema.getMutationType()?.getFields() ?? {}).filter((field) => {
      const type = isNonNullType(field.type) ? field.type.ofType : field.type;
      return !isObjectType(type) || !type.getInterfaces().some((i) => i.name === 'Payload');
    });
    expect(others.map((field) => field.name)).toEqual([]);
  });

  it('says of every operation who may call it', () => {
    const accessOf = (method: unknown, type: unknown): Access | undefined =>
      (Reflect.getMetadata(ACCESS, method as object) ?? Reflect.getMetadata(ACCESS, type as object)) as
        Access | undefined;
    const declared = new Map<string, Access | undefined>();
    for (const type of resolvers) {
      const prototype = type.prototype as Record<string, unknown>;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const method = prototype[name];
        if (typeof method !== 'function' || !ROOTS.has(String(Reflect.getMetadata(RESOLVER_TYPE, method)))) continue;
        declared.set(name, accessOf(method, type));
      }
    }
    const operations = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
      Object.keys(root?.getFields() ?? {}),
    );
    expect(operations.length).toBeGreaterThan(40);
    expect(operations.filter((name) => !declared.get(name))).toEqual([]);
    expect(operations.filter((name) => declared.get(name)?.kind === 'public').sort()).toEqual([
      'answerInvitation',
      'answerOneToOne',
      'me',
    ]);
  });

  it('checks every field of every input', () => {
    const validators = getMetadataStorage();
    const unchecked: string[] = [];
    let seen = 0;
    for (const input of [
      ...TypeMetadataStorage.getInputTypesMetadata(),
      ...TypeMetadataStorage.getArgumentsMetadata(),
    ]) {
      const target = input.target as new () => object;
      const checked = new Set(
        validators.getTargetValidationMetadatas(target, '', false, false).map((metadata) => metadata.propertyName),
      );
      seen += checked.size;
      for (const { name } of input.properties ?? []) if (!checked.has(name)) unchecked.push(`${input.name}.${name}`);
    }
    expect(unchecked).toEqual([]);
    expect(seen).toBeGreaterThan(200);
  });
});
