import { alone } from './device-outbox.js';

type Locks = NonNullable<Parameters<typeof alone>[1]>;
/** Locks as a browser gives them: `held` is one that somebody never lets go of. */
const locks = (held = false): Locks => ({
  request: (async (_name: string, { signal }: LockOptions, work: () => Promise<void>) => {
    if (!held) return work();
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
  }) as Locks['request'],
});

describe('one sender at a time', () => {
  it('works where there are locks', async () => {
    let done = 0;
    await alone(async () => void (done += 1), locks());
    expect(done).toBe(1);
  });

  it('does not wait for ever for a page that the browser has put to sleep', async () => {
    let done = 0;
    await alone(async () => void (done += 1), locks(true), 20);
    expect(done).toBe(1);
  });

  it('does not do twice what failed by itself', async () => {
    let tried = 0;
    const failing = alone(async () => {
      tried += 1;
      throw new Error('the database is closing');
    }, locks());
    await expect(failing).rejects.toThrow('the database is closing');
    expect(tried).toBe(1);
  });
});
