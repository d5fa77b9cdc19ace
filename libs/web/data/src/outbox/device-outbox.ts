import { deviceDb, rememberedAccount } from '../device/device-db.js';
import { deliverOver } from './deliver.js';
import { Outbox } from './outbox.js';
import type { OutboxEvents, OutboxStore } from './outbox.types.js';

/** Tag of the Background Sync that sends what waits when the app is closed. */
export const OUTBOX_SYNC = 'chapterhouse-outbox';

/** Items in IndexedDB. */
export const deviceStore: OutboxStore = {
  all: async () => (await deviceDb()).getAll('outbox'),
  put: async (item) => void (await (await deviceDb()).put('outbox', item)),
  remove: async (key) => (await deviceDb()).delete('outbox', key),
};

/** Longer than sending one slip takes; a lock held beyond that belongs to a page that the browser has put to sleep. */
const LOCK_PATIENCE_MS = 20_000;

/** One at a time over all tabs and the service worker; where the browser has no locks, or one hangs, the keys must do. */
export async function alone(
  work: () => Promise<void>,
  locks: Pick<LockManager, 'request'> | undefined = navigator.locks,
  patienceMs: number = LOCK_PATIENCE_MS,
): Promise<void> {
  if (!locks) return work();
  let begun = false;
  try {
    await locks.request(OUTBOX_SYNC, { signal: AbortSignal.timeout(patienceMs) }, () => {
      begun = true;
      return work();
    });
  } catch (error) {
    if (begun) throw error;
    await work();
  }
}

/** The outbox of this device, for the app and the service worker alike. */
export function deviceOutbox(events: OutboxEvents = {}): Outbox {
  return new Outbox({
    ...events,
    store: deviceStore,
    deliver: deliverOver((input, init) => fetch(input, init)),
    accountId: rememberedAccount,
    alone: (work) => alone(work),
    now: () => Date.now(),
    newKey: () => crypto.randomUUID(),
    later: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  });
}
