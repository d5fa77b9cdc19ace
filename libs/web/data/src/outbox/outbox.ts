import type {
  Deliver,
  NewSlip,
  OutboxEvents,
  OutboxItem,
  OutboxSnapshot,
  OutboxStore,
  OutboxTrouble,
} from './outbox.types.js';

/** How long a slip stays on the device before it goes out, so that it can be taken back. */
export const HOLD_MS = 10_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Before the next attempt after the device itself failed. */
const STORE_PAUSE_MS = 5_000;
/** After so many failures of the server with one slip it comes back to its author rather than block all others. */
export const MOST_FAULTS = 5;

export interface OutboxParts extends OutboxEvents {
  readonly store: OutboxStore;
  readonly deliver: Deliver;
  /** Who is signed in, or was before the session ended; null: nobody, and nothing is sent. */
  readonly accountId: () => string | null | Promise<string | null>;
  /** Runs the work while no other tab or service worker does. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly now: () => number;
  readonly newKey: () => string;
  /** Calls back later; returns how to call that off. */
  readonly later: (ms: number, call: () => void) => () => void;
}

/** Pause before the next attempt: doubling from two seconds to five minutes. */
export const pauseAfter = (attempts: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1));

/**
 * Slips on their way from this device. An item is kept before anything is sent and removed only when the server says
 * that it has it, so closing the app loses nothing; its key makes sending twice harmless.
 */
export class Outbox {
  private items: OutboxItem[] = [];
  private sendingKey: string | null = null;
  private trouble: OutboxTrouble = null;
  private callOff: (() => void) | null = null;
  private running: Promise<void> | null = null;
  /** Asked for while sending was under way: once more afterwards, or what came in between would wait for nobody. */
  private again: { now: boolean } | null = null;

  constructor(private readonly parts: OutboxParts) {}

  snapshot(): OutboxSnapshot {
    return { items: this.items, sendingKey: this.sendingKey, trouble: this.trouble };
  }

  /** Keeps a slip and sends it when its hold is over. */
  async add(slip: NewSlip, holdMs: number = HOLD_MS): Promise<OutboxItem> {
    const accountId = await this.parts.accountId();
    if (!accountId) throw new Error('nobody is signed in whose slip this could be');
    const now = this.parts.now();
    const all = await this.parts.store.all();
    const item: OutboxItem = {
      key: this.parts.newKey(),
      accountId,
      seq: Math.max(now, ...all.map((other) => other.seq + 1)),
      slip,
      state: 'WAITING',
      holdUntil: now + holdMs,
      nextTryAt: 0,
      attempts: 0,
      faults: 0,
      refusal: null,
    };
    await this.parts.store.put(item);
    await this.reload();
    void this.flush().catch(() => undefined);
    return item;
  }

  /** Takes a slip back that was never sent. Null when it is too late: then it can be withdrawn. */
  async undo(key: string): Promise<OutboxItem | null> {
    const item = (await this.parts.store.all()).find((one) => one.key === key);
    if (!item || item.attempts > 0 || this.sendingKey === key) return null;
    await this.parts.store.remove(key);
    await this.reload();
    void this.flush().catch(() => undefined);
    return item;
  }

  /** Forgets a refused slip for good. */
  async discard(key: string): Promise<void> {
    const item = this.items.find((one) => one.key === key);
    if (item?.state !== 'REFUSED') return;
    await this.parts.store.remove(key);
    await this.reload();
  }

  /** Sends a refused slip again as it is, under the same key. */
  async retry(key: string): Promise<void> {
    const item = this.items.find((one) => one.key === key);
    if (item?.state !== 'REFUSED') return;
    await this.parts.store.put({ ...item, state: 'WAITING', refusal: null, faults: 0, nextTryAt: 0, holdUntil: 0 });
    await this.flush();
  }

  /** Sends a refused slip again with other content: another key, since the server remembers what a key stood for. Returns it. */
  async replace(key: string, slip: NewSlip): Promise<string> {
    const item = this.items.find((one) => one.key === key);
    if (item?.state !== 'REFUSED') throw new Error('only a slip that came back can be sent with other content');
    const fresh = { attempts: 0, faults: 0, refusal: null, nextTryAt: 0, holdUntil: 0 };
    const newKey = this.parts.newKey();
    // The new one is kept before the old one goes: at no time is there none.
    await this.parts.store.put({ ...item, ...fresh, key: newKey, slip, state: 'WAITING' });
    await this.parts.store.remove(key);
    await this.reload();
    void this.flush().catch(() => undefined);
    return newKey;
  }

  /**
   * Sends what is due, in order, one at a time. `now` ends holds and pauses: the network is back, somebody signed in,
   * or the app is about to leave the screen.
   */
  async flush({ now = false }: { now?: boolean } = {}): Promise<void> {
    if (this.running) this.again = { now: now || (this.again?.now ?? false) };
    else this.running = this.run(now).finally(() => (this.running = null));
    await this.running;
  }

  private async run(now: boolean): Promise<void> {
    for (let asked: { now: boolean } | null = { now }; asked; asked = this.again) {
      this.again = null;
      const { now: atOnce } = asked;
      try {
        await this.parts.alone(() => this.sendAll(atOnce));
      } catch (error) {
        // The device's storage failed: nothing is lost, and nobody else would come back to it.
        this.sendingKey = null;
        this.later(STORE_PAUSE_MS);
        throw error;
      }
    }
  }

  /** The next run by itself; its failures are met by the one after it. */
  private later(ms: number): void {
    this.callOff?.();
    this.callOff = this.parts.later(ms, () => void this.flush().catch(() => undefined));
  }

  /** Reads the store again: another tab or the service worker may have sent something. */
  async reload(): Promise<void> {
    const accountId = await this.parts.accountId();
    const all = await this.parts.store.all();
    this.items = all.filter((item) => item.accountId === accountId).sort((a, b) => a.seq - b.seq);
    this.tell();
  }

  private async sendAll(now: boolean): Promise<void> {
    this.callOff?.();
    this.callOff = null;
    this.trouble = null;
    for (;;) {
      await this.reload();
      const next = this.items.find((item) => item.state === 'WAITING');
      if (!next) return;
      // What has been tried can no longer be taken back: only its pause counts.
      const wait = (next.attempts > 0 ? next.nextTryAt : next.holdUntil) - this.parts.now();
      if (wait > 0 && !now) {
        // A pause after a failed attempt is trouble worth showing; a hold is not.
        if (next.nextTryAt > this.parts.now()) this.trouble = 'unreachable';
        this.later(wait);
        this.tell();
        return;
      }
      if (!(await this.sendOne(next))) return;
    }
  }

  /** Whether to go on with the next one. */
  private async sendOne(item: OutboxItem): Promise<boolean> {
    this.sendingKey = item.key;
    this.tell();
    const { store, deliver, onDelivered } = this.parts;
    // Marked before it leaves: if the app dies now, it may have arrived and can no longer be quietly taken back.
    const tried = { ...item, attempts: item.attempts + 1 };
    await store.put(tried);
    const delivery = await deliver(tried);
    this.sendingKey = null;
    switch (delivery.kind) {
      case 'delivered':
        await store.remove(item.key);
        await this.reload();
        onDelivered?.(item, delivery.slipId);
        return true;
      case 'refused':
        await store.put({ ...tried, state: 'REFUSED', refusal: delivery.refusal });
        return true;
      case 'fault': {
        const faults = item.faults + 1;
        if (faults >= MOST_FAULTS) {
          const refusal = { code: 'SERVER', field: null, message: '' };
          await store.put({ ...tried, faults, state: 'REFUSED', refusal });
          return true;
        }
        await this.pause({ ...tried, faults }, 'unreachable');
        return false;
      }
      case 'unreachable':
        await this.pause(tried, 'unreachable');
        return false;
      case 'signedOut':
        this.trouble = 'signedOut';
        await this.reload();
        return false;
    }
  }

  private async pause(item: OutboxItem, trouble: OutboxTrouble): Promise<void> {
    const ms = pauseAfter(item.attempts);
    await this.parts.store.put({ ...item, nextTryAt: this.parts.now() + ms });
    this.trouble = trouble;
    this.later(ms);
    await this.reload();
  }

  private tell(): void {
    this.parts.onChange?.(this.snapshot());
  }
}
