import { deliverOver, requestOf } from './deliver.js';
import type { OutboxItem } from './outbox.types.js';

const item: OutboxItem = {
  key: 'k1',
  accountId: 'a1',
  seq: 1,
  slip: {
    kind: 'REFERRAL',
    summary: 'Priya Shah',
    input: { chapterId: 'c1', receiver: { memberId: 'm2' }, prospectName: 'Ann', tier: 'INSIDE' },
  },
  state: 'WAITING',
  holdUntil: 0,
  nextTryAt: 0,
  attempts: 1,
  faults: 0,
  refusal: null,
};
const answering = (body: unknown, status = 200) =>
  deliverOver(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));
const failing = (code: string) => answering({ errors: [{ message: 'No.', extensions: { code } }] });

describe('delivering a slip', () => {
  it('sends the input with the key of the item', () => {
    const { query, variables } = requestOf(item);
    expect(query).toContain('createReferral');
    expect(variables.input).toMatchObject({ prospectName: 'Ann', idempotencyKey: 'k1' });
  });

  it('believes only an answer that names the slip', async () => {
    expect(await answering({ data: { sent: { slip: { id: 's1' }, userErrors: [] } } })(item)).toEqual({
      kind: 'delivered',
      slipId: 's1',
    });
    expect(await answering({ data: { sent: null } })(item)).toEqual({ kind: 'fault' });
  });

  it('hands back what the server says is wrong with it', async () => {
    const refusal = { code: 'SELF_REFERENCE', field: 'input.receiver', message: 'That is you.' };
    expect(await answering({ data: { sent: { slip: null, userErrors: [refusal] } } })(item)).toEqual({
      kind: 'refused',
      refusal,
    });
    expect(await failing('NOT_FOUND')(item)).toMatchObject({ kind: 'refused', refusal: { code: 'NOT_FOUND' } });
  });

  it('keeps it when nobody is signed in, the server is busy or has failed', async () => {
    expect(await failing('NOT_SIGNED_IN')(item)).toEqual({ kind: 'signedOut' });
    expect(await failing('RATE_LIMITED')(item)).toEqual({ kind: 'unreachable' });
    expect(await failing('INTERNAL_SERVER_ERROR')(item)).toEqual({ kind: 'fault' });
    expect(await answering('<h1>Bad gateway</h1>', 502)(item)).toEqual({ kind: 'fault' });
  });

  it('takes the log-in page of a hotel for no connection', async () => {
    expect(await answering('<html>Welcome to our Wi-Fi</html>')(item)).toEqual({ kind: 'unreachable' });
  });

  it('gives up waiting for an answer, and calls it no connection', async () => {
    const silent = deliverOver(
      (_input, init) =>
        new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('timeout')))),
      20,
    );
    expect(await silent(item)).toEqual({ kind: 'unreachable' });
  });
});
