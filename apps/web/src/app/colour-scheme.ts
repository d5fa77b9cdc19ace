import { useEffect, useState } from 'react';

export const SCHEMES = ['light', 'dark', 'auto'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Mantine's own, so that its screens know it, too; start/start.ts reads it before the first paint. */
const KEY = 'mantine-color-scheme-value';
const systemDark = () => matchMedia('(prefers-color-scheme: dark)');

function chosen(): Scheme {
  try {
    const kept = localStorage.getItem(KEY);
    return SCHEMES.find((scheme) => scheme === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function wear(scheme: Scheme): void {
  const dark = scheme === 'dark' || (scheme === 'auto' && systemDark().matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
}

/** The page follows the system as long as nothing else was chosen. */
export function useSystemScheme(): void {
  useEffect(() => {
    const system = systemDark();
    const follow = () => wear(chosen());
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
}

/** Light, dark, or as the system has it: what was chosen on this device, and the way to choose. */
export function useScheme(): { readonly scheme: Scheme; readonly choose: (scheme: Scheme) => void } {
  const [scheme, setScheme] = useState(chosen);
  const choose = (next: Scheme) => {
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Switched off: it holds until the page is left.
    }
    setScheme(next);
    wear(next);
  };
  return { scheme, choose };
}
