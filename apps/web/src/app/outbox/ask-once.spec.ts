import type { OutboxItem } from '@chapterhouse/web-data';
import { askOnce } from './ask-once.js';

const items = [{ key: 'k1' } as OutboxItem];
const signedOut = { items, trouble: 'signedOut' } as const;
const onTheWay = { items, trouble: null };

/** Somebody who is asked to sign in, and answers. */
function person() {
  let asked = 0;
  let answer: (signedIn: boolean) => void = () => undefined;
  const ask = () => {
    asked += 1;
    return new Promise<boolean>((resolve) => (answer = resolve));
  };
  const says = async (signedIn: boolean) => {
    answer(signedIn);
    await Promise.resolve();
  };
  return { show: askOnce(ask), says, timesAsked: () => asked };
}

describe('asking somebody to sign in for what waits', () => {
  it('is done once while they think about it, however often sending is tried', () => {
    const { show, timesAsked } = person();
    for (const snapshot of [onTheWay, signedOut, onTheWay, signedOut, signedOut]) show(snapshot);
    expect(timesAsked()).toBe(1);
  });

  it('is not done again for the same slips when they would rather not, and is for later ones', async () => {
    const { show, says, timesAsked } = person();
    show(signedOut);
    await says(false);
    show(onTheWay);
    show(signedOut);
    expect(timesAsked()).toBe(1);
    show({ items: [], trouble: null });
    show(signedOut);
    expect(timesAsked()).toBe(2);
  });

  it('is done again when they have signed in and the session ends before the slip has arrived', async () => {
    const { show, says, timesAsked } = person();
    show(signedOut);
    await says(true);
    show(onTheWay);
    show(signedOut);
    expect(timesAsked()).toBe(2);
  });
});
