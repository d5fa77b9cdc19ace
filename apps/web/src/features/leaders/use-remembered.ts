import { useCallback, useState } from 'react';

/** A choice of how a screen looks, kept on this device: columns, filters. Goes when somebody signs out. */
export function useRemembered<T>(name: string, first: T, isValid: (value: unknown) => value is T) {
  const key = `chapterhouse.look.${name}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return isValid(kept) ? kept : first;
    } catch {
      return first;
    }
  });
  const choose = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Full or switched off: the choice holds until the page is left.
      }
    },
    [key],
  );
  return [value, choose] as const;
}
