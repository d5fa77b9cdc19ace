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

/** One at a time over all tabs and the service worker; where the browser has no locks, the keys must do. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(OUTBOX_SYNC, work);
}

/** The outbox of this device, for the app and the service worker alike. */
export function deviceOutbox(events: OutboxEvents = {}): Outbox {
  return new Outbox({
    ...events,
    store: deviceStore,
    deliver: deliverOver((input, init) => fetch(input, init)),
    accountId: rememberedAccount,
    alone,
    now: () => Date.now(),
    newKey: () => crypto.randomUUID(),
    later: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  });
}
