import type { Account } from './rights.js';

const KEY = 'chapterhouse.me';
const LAST_CHAPTER = 'chapterhouse.chapter';

/** Who was signed in last, so that the app can be used at once and without a connection. No address, no secret. */
export function recall(): Account | null {
  const text = read(KEY);
  if (!text) return null;
  try {
    return JSON.parse(text) as Account;
  } catch {
    return null;
  }
}

export function remember(account: Account): void {
  write(KEY, JSON.stringify({ ...account, email: '' }));
}

export const lastChapter = (): string | null => read(LAST_CHAPTER);
export const rememberChapter = (slug: string): void => write(LAST_CHAPTER, slug);

/** After signing out: nothing of the person stays, not even what was half typed. */
export function forget(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('chapterhouse.') && key !== 'chapterhouse.language') localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Full or switched off: the app asks the server instead.
  }
}
