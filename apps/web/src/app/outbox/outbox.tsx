import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import {
  deviceOutbox,
  type Outbox,
  OUTBOX_SYNC,
  type OutboxItem,
  type OutboxSnapshot,
  useAnswers,
} from '@chapterhouse/web-data';
import { useSession } from '../session/session.js';
import { askOnce } from './ask-once.js';

export interface OutboxHere extends OutboxSnapshot {
  readonly outbox: Outbox;
}

export const OutboxContext = createContext<OutboxHere | null>(null);
interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** Slips on their way: sent at start, when the network is back, after signing in, and before the app leaves the screen. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const { account, ended, ask } = useSession();
  const answers = useAnswers();
  const [snapshot, setSnapshot] = useState<OutboxSnapshot>({ items: [], sendingKey: null, trouble: null });
  const [outbox] = useState(() =>
    // A slip that has just arrived belongs on the lists.
    deviceOutbox({ onChange: setSnapshot, onDelivered: () => void answers.outdate() }),
  );
  const accountId = account?.id;
  useEffect(() => {
    if (accountId && !ended) void outbox.flush().catch(() => undefined);
  }, [outbox, accountId, ended]);
  const [show] = useState(() => askOnce(ask));
  useEffect(() => show(snapshot), [show, snapshot]);
  useEffect(() => watchDevice(outbox), [outbox]);
  const online = useSyncExternalStore(listenToNetwork, () => navigator.onLine);
  const here = useMemo(() => {
    // Without a network the hold is not what keeps a slip here.
    const trouble = snapshot.trouble ?? (online ? null : 'unreachable');
    return { outbox, ...snapshot, trouble };
  }, [outbox, snapshot, online]);
  return <OutboxContext value={here}>{children}</OutboxContext>;
}

export function useOutbox(): OutboxHere {
  const here = useContext(OutboxContext);
  if (!here) throw new Error('useOutbox needs an OutboxProvider above it');
  return here;
}

export const waitingOf = (items: readonly OutboxItem[]) => items.filter((item) => item.state === 'WAITING');
export const refusedOf = (items: readonly OutboxItem[]) => items.filter((item) => item.state === 'REFUSED');

function listenToNetwork(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

function watchDevice(outbox: Outbox): () => void {
  const send = () => void outbox.flush({ now: true }).catch(() => undefined);
  // A phone that is put away may never come back to this page: nothing is held any longer.
  const whenSeen = () => {
    if (document.visibilityState === 'visible') return void outbox.flush().catch(() => undefined);
    send();
    // Asked for only on leaving: while the app is looked at, it sends by itself and holds what can be taken back.
    if (waitingOf(outbox.snapshot().items).length > 0) void askForSync();
  };
  addEventListener('online', send);
  addEventListener('pagehide', send);
  document.addEventListener('visibilitychange', whenSeen);
  return () => {
    removeEventListener('online', send);
    removeEventListener('pagehide', send);
    document.removeEventListener('visibilitychange', whenSeen);
  };
}

/** Where the browser can, it wakes the service worker when there is a network, the app being closed or not. */
async function askForSync(): Promise<void> {
  try {
    const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration();
    await registration?.sync?.register(OUTBOX_SYNC);
  } catch {
    // Not allowed or not there: the next start sends.
  }
}
