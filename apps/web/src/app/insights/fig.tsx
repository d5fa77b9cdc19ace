import type { ReactNode } from 'react';

interface FigProps {
  /** As `expected.json` names it: `reciprocity`, `givenInChapter`. */
  readonly name: string;
  /** Exactly as the server gave it; null where there is nothing to divide. */
  readonly value: number | string | null;
  /** Whose it is, for figures of a member. */
  readonly of?: string;
  /** As people read it. */
  readonly children: ReactNode;
}

/** A figure on screen, with its name and exact value for whoever checks it. */
export function Fig({ name, value, of, children }: FigProps) {
  return (
    <span data-figure={name} data-value={value ?? 'null'} data-of={of}>
      {children}
    </span>
  );
}
