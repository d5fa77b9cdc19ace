import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** A query with everything that can be asked for below it, and the arguments that it is asked with. */
export interface AskedQuery {
  readonly name: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Values for arguments by name: for each name one or more to ask with in turn. Enums need none: every value is asked. */
export type ArgumentValues = Readonly<Record<string, readonly unknown[]>>;

/** How deep objects hang below an answer; the API itself refuses eight. */
const DEEPEST = 6;
/** Asked in full as queries of their own; below others their ids are enough. */
const KNOWN_ELSEWHERE = new Set(['Member', 'Chapter', 'Organisation', 'Region']);

/**
 * Every query of the schema, with every field of its answer that needs no argument, with each value of each argument.
 * @throws Error for a required argument that nobody said a value for: a new one must be named here to be tested.
 */
export function everyQuery(schema: GraphQLSchema, values: ArgumentValues): AskedQuery[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => {
    const asked = field.args.filter((arg) => isRequiredArgument(arg) || ALSO_WITH.has(arg.name));
    const choices = asked.map((arg) => {
      const type = getNamedType(arg.type);
      const given = values[arg.name] ?? (isEnumType(type) ? type.getValues().map((value) => value.name) : undefined);
      if (!given) throw new Error(`nobody says what to ask ${field.name} with as its ${arg.name}`);
      return given.map((value) => [arg.name, value] as const);
    });
    const head = asked.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const call = asked.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const below = selection(field.type, 1, []);
    const document = `query ${head ? `(${head}) ` : ''}{ ${field.name}${call ? `(${call})` : ''} ${below} }`;
    return eachInTurn(choices).map((pairs) => ({
      name: field.name,
      document,
      variables: Object.fromEntries(pairs),
    }));
  });
}

/** Arguments that narrow an answer to somebody: what can be inferred from a list can be inferred from a part of it, too. */
const ALSO_WITH = new Set(['memberId', 'withMemberId']);

function selection(type: GraphQLOutputType, depth: number, above: readonly string[]): string {
  const named: GraphQLNamedType = getNamedType(type);
  if (isUnionType(named)) {
    const parts = named.getTypes().map((one) => `... on ${one.name} ${selection(one, depth, above)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  if (depth > 1 && KNOWN_ELSEWHERE.has(named.name)) return '{ id }';
  const path = [...above, named.name];
  const parts = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const inner = getNamedType(field.type);
    const isObject = isObjectType(inner) || isInterfaceType(inner) || isUnionType(inner);
    if (!isObject) return [field.name];
    if (depth >= DEEPEST || path.includes(inner.name)) return [];
    return [`${field.name} ${selection(field.type, depth + 1, path)}`];
  });
  return `{ ${parts.join(' ')} }`;
}

/** The first of all choices, and each other one with the first of the rest. */
function eachInTurn<T>(choices: readonly (readonly T[])[]): T[][] {
  const first: T[] = choices.map((some) => some[0] as T);
  const others = choices.flatMap((some, at) => some.slice(1).map((one) => first.with(at, one)));
  return [first, ...others];
}

/** The object types that can be reached from a type, itself included. */
export function typesBelow(type: GraphQLOutputType, found = new Set<string>()): Set<string> {
  const bare = isNonNullType(type) || isListType(type) ? getNamedType(type) : type;
  const named = getNamedType(bare);
  if (isUnionType(named)) for (const one of named.getTypes()) typesBelow(one, found);
  if ((!isObjectType(named) && !isInterfaceType(named)) || found.has(named.name)) return found;
  found.add(named.name);
  for (const field of Object.values(named.getFields())) typesBelow(field.type, found);
  return found;
}
