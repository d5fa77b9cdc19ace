import type { OutboxSnapshot } from '@chapterhouse/web-data';

/**
 * Opens the sign-in over the page for slips that wait for it. Once: whoever would rather sign in later is not asked
 * again for the same slips; a session that ends again after they have signed in is another matter.
 */
export function askOnce(ask: () => Promise<boolean>): (snapshot: Pick<OutboxSnapshot, 'items' | 'trouble'>) => void {
  let asked = false;
  return ({ items, trouble }) => {
    if (trouble === null && items.length === 0) asked = false;
    if (trouble !== 'signedOut' || asked) return;
    asked = true;
    void ask().then((signedIn) => {
      if (signedIn) asked = false;
    });
  };
}
