import { useEffect, useState } from 'react';

const NAMES = [
  'paper',
  'surface',
  'sunken',
  'ink',
  'muted',
  'line',
  'edge',
  'accent',
  'given',
  'received',
  'plum',
  'plum-soft',
  'amber-mark',
] as const;
export type Colours = Readonly<Record<(typeof NAMES)[number], string>>;

function read(): Colours {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--ch-${name}`).trim()])) as Colours;
}

/** The colours of the theme for what is drawn on a canvas; they follow a change from light to dark. */
export function useColours(): Colours {
  const [colours, setColours] = useState(read);
  useEffect(() => {
    const observer = new MutationObserver(() => setColours(read()));
    observer.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => observer.disconnect();
  }, []);
  return colours;
}
