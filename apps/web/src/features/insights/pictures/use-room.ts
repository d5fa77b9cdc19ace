import { useSyncExternalStore } from 'react';

const PHONE = { size: 28, side: 104, head: 104 } as const;
const LAPTOP = { size: 28, side: 168, head: 136 } as const;
const narrow = (): MediaQueryList => matchMedia('(max-width: 640px)');

/** Room for names beside and above a grid: less on a phone. Pixels. */
export function useRoom(): typeof PHONE | typeof LAPTOP {
  const small = useSyncExternalStore(
    (changed) => {
      const list = narrow();
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => narrow().matches,
  );
  return small ? PHONE : LAPTOP;
}
