import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxItem } from '../outbox/outbox.types.js';

/** What the slip form needs to know of somebody without a connection. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
}

interface DeviceSchema extends DBSchema {
  outbox: { key: string; value: OutboxItem };
  /** By chapter: whom a slip can go to. */
  people: { key: string; value: { chapterId: string; people: KnownPerson[] } };
  meta: { key: string; value: string };
}

let opened: Promise<IDBPDatabase<DeviceSchema>> | null = null;

/** What this device keeps: slips on their way, and the names they can be addressed to. */
export function deviceDb(): Promise<IDBPDatabase<DeviceSchema>> {
  opened ??= openDB<DeviceSchema>('chapterhouse', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'key' });
      db.createObjectStore('people', { keyPath: 'chapterId' });
      db.createObjectStore('meta');
    },
    // Another tab wants a newer version: let go, the next call opens it again.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  });
  return opened;
}

/** Who is signed in on this device, for the service worker, which cannot ask. */
export async function rememberAccount(accountId: string | null): Promise<void> {
  const db = await deviceDb();
  if (accountId) await db.put('meta', accountId, 'account');
  else await db.delete('meta', 'account');
}

export async function rememberedAccount(): Promise<string | null> {
  return (await (await deviceDb()).get('meta', 'account')) ?? null;
}

export async function rememberPeople(chapterId: string, people: readonly KnownPerson[]): Promise<void> {
  await (await deviceDb()).put('people', { chapterId, people: [...people] });
}

export async function rememberedPeople(chapterId: string): Promise<KnownPerson[]> {
  return (await (await deviceDb()).get('people', chapterId))?.people ?? [];
}

/** After signing out nobody's names stay; slips that have not gone out do, for when their author signs in again. */
export async function forgetPeople(): Promise<void> {
  const db = await deviceDb();
  await db.clear('people');
  await db.delete('meta', 'account');
}
