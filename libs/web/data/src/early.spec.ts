import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { of } from 'rxjs';
import { earlyLink } from './early.js';

const ME = gql('query Me { me { id } }');
const OTHER = gql('query Other { other }');
const early = { data: { me: { __typename: 'Account', id: 'early' } } };

function clientWith(answer?: Promise<unknown>) {
  const asked: string[] = [];
  const server = new ApolloLink(({ operationName = '' }) => {
    asked.push(operationName);
    return of({ data: { me: { __typename: 'Account', id: 'server' }, other: 1 } });
  });
  const client = new ApolloClient({ link: ApolloLink.from([earlyLink(answer), server]), cache: new InMemoryCache() });
  const ask = async (query = ME) =>
    (await client.query<{ me?: { id: string } }>({ query, fetchPolicy: 'network-only' })).data;
  return { asked, ask };
}

describe('what the page asked before its program came', () => {
  it('answers who is there once; after that the server does', async () => {
    const { asked, ask } = clientWith(Promise.resolve(early));
    expect((await ask())?.me?.id).toBe('early');
    expect(asked).toEqual([]);
    expect((await ask())?.me?.id).toBe('server');
    expect(asked).toEqual(['Me']);
  });

  it('answers nothing else', async () => {
    const { asked, ask } = clientWith(Promise.resolve(early));
    await ask(OTHER);
    expect(asked).toEqual(['Other']);
    expect((await ask())?.me?.id).toBe('early');
  });

  it.each([
    ['had no answer', null],
    ['was refused', { data: null, errors: [{ message: 'busy' }] }],
    ['was answered by somebody else', 'Welcome to Hotel Sea View'],
  ])('is asked again when it %s', async (_, answer) => {
    const { asked, ask } = clientWith(Promise.resolve(answer));
    expect((await ask())?.me?.id).toBe('server');
    expect(asked).toEqual(['Me']);
  });

  it('need not have been asked', async () => {
    const { asked, ask } = clientWith();
    await ask();
    expect(asked).toEqual(['Me']);
  });
});
