import { ApolloClient, ApolloLink, gql, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { act, render, screen } from '@testing-library/react';
import { defer, delay, of } from 'rxjs';
import { askEarly, useQuestion } from './question.js';

const query = gql('query Week($week: Int!) { week(week: $week) }') as TypedDocumentNode<
  { week: string },
  { week: number }
>;

function Week({ week }: { week: number }) {
  const { data } = useQuestion({ query, variables: { week } });
  return <p>{data ? data.week : 'on its way'}</p>;
}

function server({ fails = 0 } = {}) {
  let left = fails;
  const asked: number[] = [];
  const link = new ApolloLink(({ variables }) => {
    const week = Number(variables['week']);
    asked.push(week);
    return defer(() => {
      if (left-- > 0) throw new Error('unreachable');
      return of({ data: { week: `week ${week}` } }).pipe(delay(20));
    });
  });
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
  const show = (week: number) =>
    render(
      <ApolloProvider client={client}>
        <Week week={week} />
      </ApolloProvider>,
    );
  return { asked, client, show };
}

/** Longer than the server takes. */
const aWhile = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));

describe('what a screen asks first', () => {
  it('asked early is there at the first drawing, and not asked for again', async () => {
    const { asked, client, show } = server();
    await askEarly(client, { query, variables: { week: 1 } });
    show(1);
    expect(screen.getByText('week 1')).toBeTruthy();
    await aWhile();
    expect(asked).toEqual([1]);
  });

  it('still under way is waited for, and not asked for again', async () => {
    const { asked, client, show } = server();
    const early = askEarly(client, { query, variables: { week: 2 } });
    show(2);
    expect(screen.getByText('on its way')).toBeTruthy();
    await early;
    await screen.findByText('week 2');
    expect(asked).toEqual([2]);
  });

  it('is asked by the screen when asking early failed', async () => {
    const { asked, client, show } = server({ fails: 1 });
    await askEarly(client, { query, variables: { week: 3 } });
    show(3);
    await screen.findByText('week 3');
    expect(asked).toEqual([3, 3]);
  });

  it('counts once: who comes back to the screen has news', async () => {
    const { asked, client, show } = server();
    await askEarly(client, { query, variables: { week: 4 } });
    show(4).unmount();
    show(4);
    await aWhile();
    expect(asked).toEqual([4, 4]);
  });

  it('is asked of the server again with other variables', async () => {
    const { asked, client, show } = server();
    await client.query({ query, variables: { week: 8 } });
    await askEarly(client, { query, variables: { week: 7 } });
    const { rerender } = show(7);
    rerender(
      <ApolloProvider client={client}>
        <Week week={8} />
      </ApolloProvider>,
    );
    expect(screen.getByText('week 8')).toBeTruthy();
    await aWhile();
    expect(asked).toEqual([8, 7, 8]);
  });

  it('does not stand in for another question', async () => {
    const { asked, client, show } = server();
    await askEarly(client, { query, variables: { week: 5 } });
    show(6);
    await screen.findByText('week 6');
    expect(asked).toEqual([5, 6]);
  });
});
