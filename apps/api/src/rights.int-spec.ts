import { buildSchema } from 'graphql';
import { fixedClock } from '@chapterhouse/testing';
import { emitSchema } from './graphql/emit-schema.js';
import { rightsTable } from './testing/rights-table.js';
import { ROLES, rightsWorld, type World } from './testing/rights-world.js';
import { testApi, type TestApi } from './testing/test-api.js';

const codeOf: Record<string, string> = { NOT_SIGNED_IN: 'S', FORBIDDEN: 'F', NOT_FOUND: 'N' };

describe('who may do what', () => {
  let api: TestApi;
  let world: World;
  beforeAll(async () => {
    // Sessions are judged by the real time; the day of the chapter is this one.
    api = await testApi({ clock: fixedClock('2026-11-16T09:00:00Z') });
    world = await rightsWorld(api);
  });
  afterAll(() => api.close());

  it('has a row for every operation of the schema, and for no other', async () => {
    const schema = buildSchema(await emitSchema());
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const operations = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    expect(Object.keys(rightsTable).sort()).toEqual(operations.sort());
  });

  for (const [operation, rows] of Object.entries(rightsTable)) {
    for (const { about, document, variables, outcome } of rows) {
      it(`${operation}${about ? ` (${about})` : ''}: ${outcome}`, async () => {
        const got: string[] = [];
        for (const role of ROLES) {
          const values = variables ? await variables(world, role) : {};
          const { data, errors } = await api.gql(document, values, world.as[role]);
          const [error] = errors;
          const userErrors = (data?.[operation] as { userErrors?: object[] } | null | undefined)?.userErrors ?? [];
          if (error) got.push(codeOf[error.extensions.code] ?? `${role}: ${JSON.stringify(error)}`);
          else got.push(userErrors.length > 0 ? `${role}: ${JSON.stringify(userErrors)}` : '+');
        }
        expect(got.join('')).toBe(outcome);
      });
    }
  }

  it('tells no difference between a chapter of others and one that is not there', async () => {
    const query = 'query ($c: ID!) { chapter(chapterId: $c) { name } }';
    const others = await api.gql(query, { c: world.chapterId }, world.as.leaderElsewhere);
    const none = await api.gql(query, { c: world.key() }, world.as.leaderElsewhere);
    expect(others.errors).toEqual(none.errors);
  });
});
