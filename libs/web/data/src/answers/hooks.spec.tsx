import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NotReached, Refused } from '../failures.js';
import { Answers } from './answers.js';
import { type Ask, type Document, nameOf } from './ask.js';
import { AnswersContext, useAnswers, useMutation, usePages, useQuery } from './hooks.js';

type Doc<D, V> = Document<D, V>;
const WEEK = 'query Week($week: Int!) { week(week: $week) }' as unknown as Doc<{ week: string }, { week: number }>;
const LIST = 'query List($offset: Int!) { list(offset: $offset) { totalCount items } }' as unknown as Doc<
  { list: { totalCount: number; items: number[] } },
  { offset: number }
>;
const WRITE = 'mutation Write($to: String!) { write(to: $to) }' as unknown as Doc<{ write: boolean }, { to: string }>;

/** A server with one word for every week and a list of five; both can be changed and broken. */
function server() {
  const state = { word: 'week', fails: [] as Error[], asked: [] as string[] };
  const ask: Ask = async (document, variables) => {
    const name = nameOf(document);
    const given = variables as Record<string, number & string>;
    state.asked.push(`${name} ${Object.values(given).join(' ')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const failure = state.fails.shift();
    if (failure) throw failure;
    if (name === 'Write') state.word = given['to'] ?? '';
    const offset = given['offset'] ?? 0;
    const items = [1, 2, 3, 4, 5].slice(offset, offset + 2);
    const answer = {
      Week: { week: `${state.word} ${given['week']}` },
      List: { list: { totalCount: 5, items } },
      Write: { write: true },
    }[name];
    return answer as never;
  };
  const answers = new Answers(ask);
  const show = (part: React.ReactNode) => render(<AnswersContext value={answers}>{part}</AnswersContext>);
  return { state, answers, show };
}

function Week({ week, skip, keepPrevious }: { week: number; skip?: boolean; keepPrevious?: boolean }) {
  const { data, error, isPrevious } = useQuery(WEEK, {
    variables: { week },
    ...(skip ? { skip } : {}),
    ...(keepPrevious ? { keepPrevious } : {}),
  });
  return (
    <p>
      {data ? data.week : error ? error.name : 'on its way'}
      {isPrevious ? ' (before)' : ''}
    </p>
  );
}

function List() {
  const { data, more } = usePages(LIST, 'list', { variables: {} });
  const isAll = data?.list.items.length === data?.list.totalCount;
  return (
    <>
      <p>{data ? data.list.items.join(' ') : 'on its way'}</p>
      {isAll ? null : <button onClick={more}>more</button>}
    </>
  );
}

function Writer({ outdates = true }: { outdates?: boolean }) {
  const [write, { loading }] = useMutation(WRITE, { outdates });
  return <button onClick={() => void write({ to: 'written' })}>{loading ? 'busy' : 'write'}</button>;
}

const of = (week: number) => ({ document: WEEK, variables: { week } });

/** Longer than the server takes. */
const aWhile = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));

describe('a question', () => {
  it('asked before the screen is drawn is there at the first drawing, and not asked again', async () => {
    const { state, answers, show } = server();
    await answers.expect({ question: of(1), data: Promise.resolve({ week: 'early 1' }) });
    show(<Week week={1} />);
    expect(screen.getByText('early 1')).toBeTruthy();
    await aWhile();
    expect(state.asked).toEqual([]);
  });

  it('still under way is waited for, and not asked again', async () => {
    const { state, answers, show } = server();
    const data = new Promise((resolve) => setTimeout(() => resolve({ week: 'early 2' }), 30));
    void answers.expect({ question: of(2), data });
    show(<Week week={2} />);
    expect(screen.getByText('on its way')).toBeTruthy();
    await screen.findByText('early 2');
    expect(state.asked).toEqual([]);
  });

  it('is asked again when asking early gave nothing good, by the screen when that failed, too', async () => {
    const { state, answers, show } = server();
    await answers.expect({ question: of(3), data: Promise.resolve(null) });
    show(<Week week={3} />);
    expect(screen.getByText('week 3')).toBeTruthy();
    state.fails.push(new NotReached('no network'));
    const expected = answers.expect({ question: of(4), data: Promise.resolve(null) });
    await expect(expected).rejects.toBeInstanceOf(NotReached);
    show(<Week week={4} />);
    await screen.findByText('week 4');
    expect(state.asked).toEqual(['Week 3', 'Week 4', 'Week 4']);
  });

  it('does not take the answer to another one', async () => {
    const { state, answers, show } = server();
    await answers.expect({ question: of(4), data: Promise.resolve({ week: 'early 4' }) });
    show(<Week week={5} />);
    await screen.findByText('week 5');
    expect(state.asked).toEqual(['Week 5']);
  });

  it('is tried again when the server was not reached, and not when it said no', async () => {
    const { state, show } = server();
    state.fails.push(new NotReached('no network'), new Refused([{ message: 'No.' }]));
    show(<Week week={6} />);
    await screen.findByText('Refused');
    expect(state.asked).toEqual(['Week 6', 'Week 6']);
  });

  it('that is skipped is not asked and has no answer, known or not', async () => {
    const { state, answers, show } = server();
    await answers.expect({ question: of(7), data: Promise.resolve({ week: 'early 7' }) });
    show(<Week week={7} skip />);
    await aWhile();
    expect([screen.getByText('on its way').textContent, state.asked]).toEqual(['on its way', []]);
  });

  it('with other variables shows the answer before when that is wanted', async () => {
    const { answers } = server();
    const with_ = (week: number, keepPrevious: boolean) => (
      <AnswersContext value={answers}>
        <Week week={week} keepPrevious={keepPrevious} />
      </AnswersContext>
    );
    const { rerender } = render(with_(1, true));
    await screen.findByText('week 1');
    rerender(with_(2, true));
    expect(screen.getByText('week 1 (before)')).toBeTruthy();
    await screen.findByText('week 2');
    rerender(with_(3, false));
    expect(screen.getByText('on its way')).toBeTruthy();
    await screen.findByText('week 3');
  });

  it('is answered by what the server has just said of a part of it, not by what was asked before that', async () => {
    const { answers, show } = server();
    show(<Week week={8} />);
    await screen.findByText('week 8');
    await act(async () => {
      void answers.outdate();
      await answers.change(WEEK, { week: 8 }, () => ({ week: 'told' }));
    });
    await aWhile();
    expect(screen.getByText('told')).toBeTruthy();
  });
});

describe('a write', () => {
  it('asks again what is on the screen, and is over when that is there', async () => {
    const { state, show } = server();
    show(
      <>
        <Week week={1} />
        <Writer />
      </>,
    );
    await screen.findByText('week 1');
    fireEvent.click(screen.getByText('write'));
    await screen.findByText('busy');
    await waitFor(() => expect(screen.queryByText('busy')).toBeNull());
    expect(screen.getByText('written 1')).toBeTruthy();
    expect(state.asked).toEqual(['Week 1', 'Write written', 'Week 1']);
  });

  it('puts out of date what is not on the screen: who comes back to it has news', async () => {
    const { state, show } = server();
    const { unmount } = show(<Week week={1} />);
    await screen.findByText('week 1');
    unmount();
    show(<Writer />);
    fireEvent.click(screen.getByText('write'));
    await aWhile();
    show(<Week week={1} />);
    expect(screen.getByText('week 1')).toBeTruthy();
    await screen.findByText('written 1');
    expect(state.asked).toEqual(['Week 1', 'Write written', 'Week 1']);
  });

  it('that changes no answer asks nothing again', async () => {
    const { state, show } = server();
    show(
      <>
        <Week week={1} />
        <Writer outdates={false} />
      </>,
    );
    await screen.findByText('week 1');
    fireEvent.click(screen.getByText('write'));
    await aWhile();
    expect(state.asked).toEqual(['Week 1', 'Write written']);
  });
});

describe('a list in pages', () => {
  it('has the items of all pages so far, until there are no more', async () => {
    const { state, answers, show } = server();
    const data = Promise.resolve({ list: { totalCount: 5, items: [1, 2] } });
    await answers.expect({ question: { document: LIST, variables: {}, pages: 'list' }, data });
    show(<List />);
    expect(screen.getByText('1 2')).toBeTruthy();
    fireEvent.click(screen.getByText('more'));
    await screen.findByText('1 2 3 4');
    fireEvent.click(screen.getByText('more'));
    await screen.findByText('1 2 3 4 5');
    expect(screen.queryByText('more')).toBeNull();
    expect(state.asked).toEqual(['List 2', 'List 4']);
  });

  it('is asked again as far as it was shown after a write', async () => {
    const { state, show } = server();
    show(
      <>
        <List />
        <Writer />
      </>,
    );
    fireEvent.click(await screen.findByText('more'));
    await screen.findByText('1 2 3 4');
    fireEvent.click(screen.getByText('write'));
    await screen.findByText('busy');
    await screen.findByText('write');
    expect(state.asked).toEqual(['List 0', 'List 2', 'Write written', 'List 0', 'List 2']);
    expect(screen.getByText('1 2 3 4')).toBeTruthy();
  });
});

it('needs answers above it', () => {
  const Bare = () => <p>{String(useAnswers())}</p>;
  expect(() => render(<Bare />)).toThrow('useAnswers needs an AnswersContext above it');
});
