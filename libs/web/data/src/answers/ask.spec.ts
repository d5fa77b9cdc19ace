import { NotReached, Refused } from '../failures.js';
import { SessionGate, SignInDeclined } from '../session-gate.js';
import { type Ask, askServer, dataOf, type Document, nameOf, withEarlyAnswer } from './ask.js';

const operation = <D>(text: string) => text as unknown as Document<D, Record<string, unknown>>;
const ME = operation<{ me: { id: string } | null }>('\n    query Me {\n  me {\n    id\n  }\n}');
const OTHER = operation<{ other: number }>('query Other($of: Int!) { other(of: $of) }');
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const refusal = (code: string) => ({ data: null, errors: [{ message: 'No.', extensions: { code } }] });

/** A server that answers in turn; the last answer stays. */
function server(...answers: Response[]) {
  const asked: { readonly url: string; readonly body: unknown }[] = [];
  const fetcher = (async (url: string, init: RequestInit) => {
    asked.push({ url, body: JSON.parse(String(init.body)) });
    const answer = answers.length > 1 ? answers.shift() : answers[0]?.clone();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer;
  }) as unknown as typeof fetch;
  return { asked, fetcher };
}

describe('an operation', () => {
  it('goes to the server with its name, its variables and its text', async () => {
    const { asked, fetcher } = server(json({ data: { other: 7 } }));
    expect(await askServer(new SessionGate(), fetcher)(OTHER, { of: 7 })).toEqual({ other: 7 });
    const query = 'query Other($of: Int!) { other(of: $of) }';
    expect(asked).toEqual([{ url: '/graphql', body: { operationName: 'Other', variables: { of: 7 }, query } }]);
  });

  it('is known by its name, and has to have one', () => {
    expect(nameOf(ME)).toBe('Me');
    expect(nameOf(operation('mutation MarkAll($input: X!) { mark }'))).toBe('MarkAll');
    expect(() => nameOf(operation('{ me { id } }'))).toThrow('an operation without a name: { me { id } }');
  });

  it.each([
    ['the server’s no', json(refusal('NOT_FOUND'), 200), Refused],
    ['its no with a status', json(refusal('RATE_LIMITED'), 429), Refused],
    [
      'an answer with some data and an error',
      json({ ...refusal('INTERNAL_SERVER_ERROR'), data: { other: null } }),
      Refused,
    ],
    ['a proxy’s page', new Response('<h1>Bad gateway</h1>', { status: 502 }), NotReached],
    ['the log-in page of a hotel', new Response('<html>Welcome</html>'), NotReached],
    ['JSON of somebody else', json({ ok: true }), NotReached],
  ])('fails by %s', async (_what, answer, failure) => {
    const { fetcher } = server(answer);
    await expect(askServer(new SessionGate(), fetcher)(OTHER, { of: 1 })).rejects.toBeInstanceOf(failure);
  });

  it('fails without a connection', async () => {
    await expect(askServer(new SessionGate(), server().fetcher)(OTHER, {})).rejects.toBeInstanceOf(NotReached);
  });

  it('whose session has ended waits at the gate and goes on when somebody has signed in', async () => {
    const gate = new SessionGate();
    const { asked, fetcher } = server(json(refusal('NOT_SIGNED_IN')), json({ data: { other: 1 } }));
    const answer = askServer(gate, fetcher)(OTHER, { of: 1 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect([gate.closed, asked.length]).toEqual([true, 1]);
    gate.open();
    expect(await answer).toEqual({ other: 1 });
    expect(asked.length).toBe(2);
  });

  it('fails when the person would rather not sign in', async () => {
    const gate = new SessionGate();
    const answer = askServer(gate, server(json(refusal('NOT_SIGNED_IN'))).fetcher)(OTHER, { of: 1 });
    setTimeout(() => gate.giveUp(), 10);
    await expect(answer).rejects.toBeInstanceOf(SignInDeclined);
  });
});

describe('what the page asked before its program came', () => {
  const early = { data: { me: { id: 'early' } } };
  function asking(answer?: Promise<unknown>) {
    const asked: string[] = [];
    const ask = (async (document: Document<unknown, never>) => {
      asked.push(nameOf(document));
      return { me: { id: 'server' } };
    }) as Ask;
    const all = withEarlyAnswer(ask, answer);
    return { asked, me: async () => (await all(ME, {})).me?.id, other: () => all(OTHER, {}) };
  }

  it('answers who is there once; after that the server does', async () => {
    const { asked, me } = asking(Promise.resolve(early));
    expect([await me(), asked]).toEqual(['early', []]);
    expect([await me(), asked]).toEqual(['server', ['Me']]);
  });

  it('answers nothing else', async () => {
    const { asked, me, other } = asking(Promise.resolve(early));
    await other();
    expect([await me(), asked]).toEqual(['early', ['Other']]);
  });

  it.each([
    ['had no answer', null],
    ['was refused', { data: null, errors: [{ message: 'busy' }] }],
    ['was answered by somebody else', 'Welcome to Hotel Sea View'],
  ])('is asked again when it %s', async (_, answer) => {
    const { asked, me } = asking(Promise.resolve(answer));
    expect([dataOf(answer), await me(), asked]).toEqual([null, 'server', ['Me']]);
  });

  it('need not have been asked', async () => {
    const { asked, me } = asking();
    expect([await me(), asked]).toEqual(['server', ['Me']]);
  });
});
