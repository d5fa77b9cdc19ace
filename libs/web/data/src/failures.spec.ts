import { failureOf, isUnreachable, NotReached, overTheWire, Refused, reportDefect } from './failures.js';
import { SignInDeclined } from './session-gate.js';

const answered = (code?: string) => new Refused([{ message: 'No.', ...(code ? { extensions: { code } } : {}) }]);

describe('a failure', () => {
  it.each([
    ['the connection', new NotReached(new TypeError('Failed to fetch')), 'unreachable'],
    ['the server’s no', answered('NOT_FOUND'), 'refused'],
    ['the server’s own fault', answered('INTERNAL_SERVER_ERROR'), 'refused'],
    ['an answer without a code', answered(), 'refused'],
    ['a question the server does not understand', answered('GRAPHQL_VALIDATION_FAILED'), 'defect'],
    ['a bug that looks like one of the network', new TypeError('Failed to fetch'), 'defect'],
    ['a bug', new TypeError('undefined is not a function'), 'defect'],
    ['nothing that was thrown as an error', 'oops', 'defect'],
    ['somebody who signs in later', new SignInDeclined(), 'declined'],
  ])('of %s is told apart', (_what, error, kind) => {
    expect(failureOf(error)).toBe(kind);
    expect(isUnreachable(error)).toBe(kind === 'unreachable');
  });

  it('that is ours is reported, once; others are not', () => {
    const heard: unknown[] = [];
    const bug = new TypeError('undefined is not a function');
    for (const error of [bug, bug, new NotReached(null), answered('NOT_FOUND'), new SignInDeclined()])
      reportDefect(error, (one) => heard.push(one));
    expect(heard).toEqual([bug]);
  });
});

describe('over the wire', () => {
  const silent: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      const stop = () => reject(init?.signal?.reason as Error);
      if (init?.signal?.aborted) stop();
      init?.signal?.addEventListener('abort', stop, { once: true });
    });

  it('an answer comes through as it was', async () => {
    const wire = overTheWire(async () => new Response('{"data":1}', { status: 418, headers: { 'x-y': 'z' } }), 1_000);
    const response = await wire('/graphql');
    expect([response.status, response.headers.get('x-y'), await response.text()]).toEqual([418, 'z', '{"data":1}']);
    expect((await overTheWire(async () => new Response(null, { status: 204 }), 1_000)('/')).status).toBe(204);
  });

  it('a failed connection, one that breaks off and one that is silent are the same: not reached', async () => {
    const failing = overTheWire(() => Promise.reject(new TypeError('Failed to fetch')), 1_000);
    await expect(failing('/graphql')).rejects.toBeInstanceOf(NotReached);
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) });
    await expect(overTheWire(async () => new Response(broken), 1_000)('/')).rejects.toBeInstanceOf(NotReached);
    await expect(overTheWire(silent, 20)('/graphql')).rejects.toBeInstanceOf(NotReached);
  });

  it('what the caller calls off is no failure of the network', async () => {
    const caller = new AbortController();
    const asked = overTheWire(silent, 1_000)('/graphql', { signal: caller.signal });
    caller.abort(new Error('the page was left'));
    await expect(asked).rejects.toThrow('the page was left');
    await expect(overTheWire(silent, 1_000)('/graphql', { signal: caller.signal })).rejects.toThrow(
      'the page was left',
    );
  });
});
