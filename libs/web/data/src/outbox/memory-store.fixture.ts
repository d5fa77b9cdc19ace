import type { OutboxItem, OutboxStore } from './outbox.types.js';

/** A device's store in memory: what survives closing the app is exactly what is in here. */
export function memoryStore(): OutboxStore {
  const items = new Map<string, string>();
  return {
    all: async () => [...items.values()].map((text) => JSON.parse(text) as OutboxItem),
    put: async (item) => void items.set(item.key, JSON.stringify(item)),
    remove: async (key) => void items.delete(key),
  };
}
