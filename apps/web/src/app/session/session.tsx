import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Grant } from '@chapterhouse/domain';
import {
  forgetPeople,
  rememberAccount,
  type SessionGate,
  signOut as endSession,
  useAnswers,
  useQuery,
} from '@chapterhouse/web-data';
import { MeDocument } from '../gql/operations.js';
import { forget, recall, remember } from './remembered.js';
import { type Account, grantsOf } from './rights.js';

export interface Session {
  readonly account: Account | null;
  readonly grants: readonly Grant[];
  /** Nobody is known yet: neither remembered nor answered for. */
  readonly checking: boolean;
  /** The session has ended while somebody was at work: sign in over the page. */
  readonly ended: boolean;
  /** Asks again who is signed in, and lets everything go on that waited for it. True when somebody is. */
  readonly check: () => Promise<boolean>;
  /** Opens the sign-in over the page. True when somebody has signed in, false when they would rather not now. */
  readonly ask: () => Promise<boolean>;
  /** Goes on without: what waited fails with a sentence. */
  readonly giveUp: () => void;
  readonly signOut: () => Promise<boolean>;
}

export const SessionContext = createContext<Session | null>(null);
const TABS = 'chapterhouse.session';

interface SessionProviderProps {
  readonly gate: SessionGate;
  readonly children: ReactNode;
}

/** Who is signed in. The one remembered is believed until the server says otherwise, so that nobody waits. */
export function SessionProvider({ gate, children }: SessionProviderProps) {
  const answers = useAnswers();
  const [remembered] = useState(recall);
  const { data, loading } = useQuery(MeDocument);
  const [ended, setEnded] = useState(gate.closed);
  useEffect(() => gate.listen(setEnded), [gate]);

  const live = data?.me;
  const account = live ?? remembered;
  const lost = data !== undefined && live === null && remembered !== null;
  useEffect(() => {
    // Requests that wait at the gate are told by it; a page without any must ask too.
    if (lost) gate.wait().catch(() => undefined);
  }, [lost, gate]);
  useEffect(() => {
    if (!live) return;
    if (remembered && remembered.id !== live.id) {
      // Somebody else has signed in on this device: nothing of the one before may show.
      forget();
      remember(live);
      void forgetPeople()
        .then(() => rememberAccount(live.id))
        .then(() => location.reload());
      return;
    }
    remember(live);
    void rememberAccount(live.id);
    tellOtherTabs();
  }, [live, remembered]);

  const check = useCallback(async () => {
    const answer = await answers.ask(MeDocument, {});
    answers.put(MeDocument, {}, answer);
    if (!answer.me) return false;
    gate.open();
    return true;
  }, [answers, gate]);
  useWhenOtherTabSignsIn(ended, check);

  const signOut = useCallback(async () => {
    if ((await endSession()) !== 'ok') return false;
    forget();
    await forgetPeople();
    location.assign('/sign-in');
    return true;
  }, []);

  const session = useMemo<Session>(
    () => ({
      account,
      grants: account ? grantsOf(account) : [],
      checking: !account && loading,
      ended,
      check,
      ask: () =>
        gate.wait().then(
          () => true,
          () => false,
        ),
      giveUp: () => gate.giveUp(),
      signOut,
    }),
    [account, loading, ended, check, gate, signOut],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

function tellOtherTabs(): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const tabs = new BroadcastChannel(TABS);
  tabs.postMessage('signed in');
  tabs.close();
}

/** The mailed link opens in a tab of its own; this one goes on by itself, also when it is merely looked at again. */
function useWhenOtherTabSignsIn(waiting: boolean, check: () => Promise<boolean>): void {
  useEffect(() => {
    if (!waiting) return undefined;
    const ask = () => void check().catch(() => false);
    const whenSeen = () => document.visibilityState === 'visible' && ask();
    const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(TABS) : null;
    tabs?.addEventListener('message', ask);
    document.addEventListener('visibilitychange', whenSeen);
    addEventListener('focus', ask);
    return () => {
      tabs?.close();
      document.removeEventListener('visibilitychange', whenSeen);
      removeEventListener('focus', ask);
    };
  }, [waiting, check]);
}
