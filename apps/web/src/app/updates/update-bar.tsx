import { useEffect, useState } from 'react';
import { Button } from '@chapterhouse/web-ui';
import { useWords } from '../i18n/words.js';
import classes from './update-bar.module.css';

/** After this long the first page is there, on a slow phone too. */
const REST_MS = 4_000;

/** A new version waits until it is wanted; what was typed is kept as a draft across the reload. */
export function UpdateBar() {
  const t = useWords();
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return undefined;
    return whenAtRest(() => void watch(setWaiting).catch(() => undefined));
  }, []);
  if (!waiting) return null;
  return (
    <div className={classes['bar']} role="status">
      <span>{t('update.ready')}</span>
      <Button size="sm" variant="default" onClick={() => waiting.postMessage({ type: 'SKIP_WAITING' })}>
        {t('update.reload')}
      </Button>
    </div>
  );
}

/** A new worker fetches the whole app: not while the page itself is still on its way. */
function whenAtRest(run: () => void): () => void {
  const timer = setTimeout(run, navigator.serviceWorker.controller ? 0 : REST_MS);
  return () => clearTimeout(timer);
}

async function watch(onWaiting: (worker: ServiceWorker) => void): Promise<void> {
  const hadOne = navigator.serviceWorker.controller !== null;
  const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register('/sw.js');
  // Some browsers' private windows refuse without an error.
  if (!registration) return;
  const look = () => {
    if (registration.waiting && hadOne) onWaiting(registration.waiting);
  };
  look();
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => next.state === 'installed' && look());
  });
  let reloaded = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!hadOne || reloaded) return;
    reloaded = true;
    location.reload();
  });
  // An installed app is rarely opened afresh.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  });
}
