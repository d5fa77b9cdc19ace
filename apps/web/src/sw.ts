/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { deviceOutbox, OUTBOX_SYNC } from '@chapterhouse/web-data';

declare const self: ServiceWorkerGlobalScope;
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

// The shell only. Answers of the server are about the one who asks and are never kept.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    // What the server answers itself: data, sign-in links, files, its own pages.
    denylist: [/^\/(api|graphql|files|health|mail|explorer|operator|assets)(\/|$)/],
  }),
);

// A new version takes over only when the person says so.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// The network is back and the app may be closed: what waits goes out.
self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = event as SyncEvent;
  if (tag === OUTBOX_SYNC) waitUntil.call(event, sendAll());
});

async function sendAll(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  if (windows.some(({ visibilityState }) => visibilityState === 'visible')) return;
  const outbox = deviceOutbox();
  await outbox.flush({ now: true });
  // Throwing lets the browser try again later.
  if (outbox.snapshot().trouble === 'unreachable') throw new Error('the server was not reached');
}
