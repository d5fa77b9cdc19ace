import { memoryStore } from './memory-store.fixture.js';
import { HOLD_MS, MOST_FAULTS, Outbox, pauseAfter } from './outbox.js';
import type { Delivery, NewSlip, OutboxItem, OutboxStore } from './outbox.types.js';

const slip = (prospectName: string): NewSlip => ({
  kind: 'REFERRAL',
  summary: 'Priya Shah',
  input: { chapterId: 'c1', receiver: { memberId: 'm2' }, prospectName, tier: 'INSIDE' },
});
const nameOf = (item: OutboxItem) => (item.slip.kind === 'REFERRAL' ? item.slip.input.prospectName : '');

/** A server that remembers keys as ours does, and fails the way it is told to. */
class Server {
  readonly slips = new Map<string, string>();
  readonly requests: string[] = [];
  next: ('ok' | 'timeoutAfterCommit' | 'noNetwork' | 'error500' | 'signedOut' | 'refuse')[] = [];

  deliver = async (item: OutboxItem): Promise<Delivery> => {
    this.requests.push(nameOf(item));
    const how = this.next.shift() ?? 'ok';
    if (how === 'noNetwork') return { kind: 'unreachable' };
    if (how === 'error500') return { kind: 'fault' };
    if (how === 'signedOut') return { kind: 'signedOut' };
    if (how === 'refuse') {
      return {
        kind: 'refused',
        refusal: { code: 'NOT_A_MEMBER_THEN', field: 'input.receiver', message: 'Priya left.' },
      };
    }
    this.slips.set(item.key, nameOf(item));
    return how === 'timeoutAfterCommit'
      ? { kind: 'unreachable' }
      : { kind: 'delivered', slipId: `slip of ${item.key}` };
  };
}

/** A device: what is kept outlives the app, which can be closed and opened. */
class Device {
  store: OutboxStore = memoryStore();
  server = new Server();
  time = 1_000_000;
  account: string | null = 'a1';
  keys = 0;
  outbox = this.openApp();
  private timers: { at: number; call: () => void }[] = [];

  openApp(): Outbox {
    this.timers = [];
    this.outbox = new Outbox({
      store: this.store,
      deliver: this.server.deliver,
      accountId: () => this.account,
      alone: (work) => work(),
      now: () => this.time,
      newKey: () => `key ${(this.keys += 1)}`,
      later: (ms, call) => {
        const timer = { at: this.time + ms, call };
        this.timers.push(timer);
        return () => void this.timers.splice(this.timers.indexOf(timer), 1);
      },
    });
    return this.outbox;
  }

  /** Lets time pass, with everything that was put off until then. */
  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      await settle();
      const due = this.timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.timers.splice(this.timers.indexOf(due), 1);
      this.time = Math.max(this.time, due.at);
      due.call();
    }
    this.time = until;
    await settle();
  }

  delivered = () => [...this.server.slips.values()];
}

const settle = async () => {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setTimeout(resolve, 0));
};

describe('the outbox', () => {
  it('holds a slip for ten seconds and then sends it once', async () => {
    const device = new Device();
    await device.outbox.add(slip('Ann'));
    await device.pass(HOLD_MS - 1);
    expect(device.server.requests).toEqual([]);
    await device.pass(1);
    expect(device.delivered()).toEqual(['Ann']);
    await device.pass(3_600_000);
    expect(device.server.requests).toEqual(['Ann']);
    expect(await device.store.all()).toEqual([]);
  });

  it('takes a held slip back as if it had never been', async () => {
    const device = new Device();
    const { key } = await device.outbox.add(slip('Ann'));
    expect(await device.outbox.undo(key)).toMatchObject({ key });
    await device.pass(60_000);
    expect(device.server.requests).toEqual([]);
    expect(device.outbox.snapshot().items).toEqual([]);
  });

  it('does not pretend to take back what has left', async () => {
    const device = new Device();
    device.server.next = ['timeoutAfterCommit'];
    const { key } = await device.outbox.add(slip('Ann'));
    await device.pass(HOLD_MS);
    expect(await device.outbox.undo(key)).toBeNull();
    await device.pass(60_000);
    expect(device.delivered()).toEqual(['Ann']);
  });

  it('sends in the order of writing, also when the first one has to wait for the network', async () => {
    const device = new Device();
    device.server.next = ['noNetwork', 'noNetwork'];
    for (const name of ['Ann', 'Bo', 'Cy']) await device.outbox.add(slip(name), 0);
    await device.pass(60_000);
    expect(device.server.requests).toEqual(['Ann', 'Ann', 'Ann', 'Bo', 'Cy']);
    expect(device.delivered()).toEqual(['Ann', 'Bo', 'Cy']);
  });

  it('makes one slip of it when the answer is lost after the server has committed', async () => {
    const device = new Device();
    device.server.next = ['timeoutAfterCommit', 'timeoutAfterCommit'];
    await device.outbox.add(slip('Ann'), 0);
    await device.pass(60_000);
    expect(device.server.requests).toHaveLength(3);
    expect(device.delivered()).toEqual(['Ann']);
  });

  it('sends after the app was closed without a connection and opened again', async () => {
    const device = new Device();
    device.server.next = ['noNetwork'];
    await device.outbox.add(slip('Ann'), 0);
    await settle();
    device.openApp();
    await device.outbox.flush({ now: true });
    expect(device.delivered()).toEqual(['Ann']);
    expect(await device.store.all()).toEqual([]);
  });

  it('sends at once, hold and pause or not, when the network is back', async () => {
    const device = new Device();
    await device.outbox.add(slip('Ann'));
    await device.outbox.flush({ now: true });
    expect(device.delivered()).toEqual(['Ann']);
  });

  it('waits for a sign-in however long it takes, and sends then', async () => {
    const device = new Device();
    device.server.next = ['signedOut'];
    await device.outbox.add(slip('Ann'), 0);
    await device.pass(30 * 86_400_000);
    expect(device.outbox.snapshot()).toMatchObject({ trouble: 'signedOut', items: [{ state: 'WAITING' }] });
    await device.outbox.flush();
    expect(device.delivered()).toEqual(['Ann']);
  });

  it('never sends a slip while somebody else is signed in', async () => {
    const device = new Device();
    await device.outbox.add(slip('Ann'));
    device.account = 'a2';
    device.openApp();
    await device.outbox.flush({ now: true });
    expect(device.server.requests).toEqual([]);
    expect(device.outbox.snapshot().items).toEqual([]);
    device.account = 'a1';
    await device.outbox.flush({ now: true });
    expect(device.delivered()).toEqual(['Ann']);
  });

  it('brings a refused slip back with the reason and goes on with the next one', async () => {
    const device = new Device();
    device.server.next = ['refuse'];
    await device.outbox.add(slip('Ann'), 0);
    await device.outbox.add(slip('Bo'), 0);
    await device.pass(60_000);
    expect(device.delivered()).toEqual(['Bo']);
    expect(device.outbox.snapshot().items).toMatchObject([{ state: 'REFUSED', refusal: { message: 'Priya left.' } }]);
  });

  it('sends a mended slip under a new key and the same one under its own', async () => {
    const device = new Device();
    device.server.next = ['refuse', 'refuse'];
    const { key } = await device.outbox.add(slip('Ann'), 0);
    await device.pass(0);
    await device.outbox.retry(key);
    expect((await device.store.all()).map((item) => item.key)).toEqual([key]);
    expect(await device.outbox.replace(key, slip('Anne'))).toBe('key 2');
    await settle();
    expect([...device.server.slips]).toEqual([['key 2', 'Anne']]);
    expect(await device.store.all()).toEqual([]);
  });

  it('forgets a refused slip only when told to', async () => {
    const device = new Device();
    device.server.next = ['refuse'];
    const { key } = await device.outbox.add(slip('Ann'), 0);
    await device.pass(86_400_000);
    expect(await device.store.all()).toHaveLength(1);
    await device.outbox.discard(key);
    expect(await device.store.all()).toEqual([]);
  });

  it('gives a slip back that the server fails with again and again, so that it does not block the others', async () => {
    const device = new Device();
    device.server.next = Array.from({ length: MOST_FAULTS }, () => 'error500' as const);
    await device.outbox.add(slip('Ann'), 0);
    await device.outbox.add(slip('Bo'), 0);
    await device.pass(3_600_000);
    expect(device.delivered()).toEqual(['Bo']);
    expect(device.outbox.snapshot().items).toMatchObject([{ state: 'REFUSED', refusal: { code: 'SERVER' } }]);
  });

  it('no longer holds what it has tried: the pause after a failure is all there is to wait for', async () => {
    const device = new Device();
    device.server.next = ['timeoutAfterCommit'];
    await device.outbox.add(slip('Ann'));
    await device.outbox.flush({ now: true });
    await device.pass(pauseAfter(1));
    expect(device.server.requests).toEqual(['Ann', 'Ann']);
    expect(await device.store.all()).toEqual([]);
  });

  it('does not forget a slip that was written while sending came to its end', async () => {
    const device = new Device();
    const { store } = device;
    let late: Promise<unknown> | null = null;
    const slow: OutboxStore = {
      ...store,
      all: async () => {
        const before = await store.all();
        if (late) return before;
        // Written just after the sender has looked and found nothing.
        late = device.outbox.add(slip('Ann'), 0);
        await settle();
        return before;
      },
    };
    device.store = slow;
    device.openApp();
    await device.outbox.flush();
    await late;
    await device.pass(60_000);
    expect(device.delivered()).toEqual(['Ann']);
  });

  it('comes back by itself after the device’s storage has failed', async () => {
    const device = new Device();
    await device.outbox.add(slip('Ann'));
    const { put } = device.store;
    let failures = 2;
    device.store.put = async (item) => {
      failures -= 1;
      if (failures >= 0) throw new Error('the database is closing');
      await put(item);
    };
    await device.pass(HOLD_MS);
    expect(device.outbox.snapshot()).toMatchObject({ sendingKey: null, items: [{ state: 'WAITING' }] });
    await device.pass(60_000);
    expect(device.delivered()).toEqual(['Ann']);
  });

  it('waits longer after each failure, but never more than five minutes', () => {
    expect([1, 2, 3, 4].map(pauseAfter)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(pauseAfter(50)).toBe(300_000);
  });
});
