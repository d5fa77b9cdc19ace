import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'chapterhouse.draft.';

interface DraftStart<T> {
  /** What the form begins with unless something was kept. */
  readonly base?: Partial<T> | null;
  /** What was asked for just now: it goes before what was kept, field by field. */
  readonly asked?: Partial<T> | null;
}

/**
 * What is being typed, kept on the device at every change: a reload, an expired session or a closed app lose nothing.
 * `clear` when it was sent. Drafts go when somebody signs out.
 */
export function useDraft<T extends object>(name: string, empty: T, { base, asked }: DraftStart<T> = {}) {
  const key = PREFIX + name;
  const blank = useRef(empty);
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...base, ...read(key), ...asked }));
  const [wasKept] = useState(() => read(key) !== null);
  useEffect(() => {
    try {
      if (JSON.stringify(draft) === JSON.stringify(blank.current)) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Full or switched off: typing goes on, only a reload would lose it.
    }
  }, [key, draft]);
  const change = useCallback((part: Partial<T>) => setDraft((before) => ({ ...before, ...part })), []);
  const clear = useCallback(() => {
    // At once, too: the form is often gone before its next effect.
    drop(key);
    setDraft(blank.current);
  }, [key]);
  return { draft, change, clear, wasKept };
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function read(key: string): object | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
