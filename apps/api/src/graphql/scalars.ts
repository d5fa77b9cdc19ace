import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isLocalDate } from '@chapterhouse/domain';

const fail = (message: string, node?: ValueNode): GraphQLError =>
  new GraphQLError(message, node ? { nodes: node } : {});

function textual<T>(
  name: string,
  description: string,
  parse: (text: string) => T,
  write: (value: unknown) => string,
  specifiedByURL?: string,
): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    description,
    specifiedByURL: specifiedByURL ?? null,
    serialize: write,
    parseValue: (value) => {
      if (typeof value !== 'string') throw fail(`${name} is given as text.`);
      return parse(value);
    },
    parseLiteral: (node) => {
      if (node.kind !== Kind.STRING) throw fail(`${name} is given as text.`, node);
      return parse(node.value);
    },
  });
}

/** `YYYY-MM-DD`, a day of the chapter's calendar; a string here too. */
export const LocalDateScalar = textual(
  'LocalDate',
  'A calendar day without a time zone, written as YYYY-MM-DD.',
  (text) => {
    if (!isLocalDate(text)) throw fail('A day is written as YYYY-MM-DD and must exist, such as 2026-11-16.');
    return text;
  },
  (value) => String(value),
);

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant; a Date here. */
export const DateTimeScalar = textual(
  'DateTime',
  'A point in time, written as ISO 8601 with its offset, such as 2026-11-16T09:00:00Z. Answers are in UTC.',
  (text) => {
    const at = new Date(text);
    if (!INSTANT.test(text) || Number.isNaN(at.getTime())) {
      throw fail('A point in time is written as ISO 8601 with its offset, such as 2026-11-16T09:00:00Z.');
    }
    return at;
  },
  (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  'https://scalars.graphql.org/andimarek/date-time',
);

/** An exact decimal; a string here, as in the database: binary fractions would round amounts. */
export const DecimalScalar = textual(
  'Decimal',
  'An exact decimal number, written as text, such as "1200.50".',
  (text) => {
    if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) {
      throw fail('A decimal number is written with digits and at most one point, such as "1200.50".');
    }
    return text;
  },
  (value) => String(value),
);
