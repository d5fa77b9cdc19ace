/** Until what the page is about has surely been seen. */
const REST_MS = 500;

/**
 * The faces of the type: a hundred kilobytes that the words can be read without, in their stand-ins of the same measures.
 * Where the device has them they come at once; on a first visit, after what the page is about. Gives the way to call it off.
 */
export function loadFaces(): () => void {
  const onDevice = Boolean(navigator.serviceWorker?.controller);
  const timer = setTimeout(
    () => {
      // Without a connection the stand-ins stay.
      import('./fonts.css').catch(() => undefined);
    },
    onDevice ? 0 : REST_MS,
  );
  return () => clearTimeout(timer);
}
