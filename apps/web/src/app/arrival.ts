import { type Answers, dataOf } from '@chapterhouse/web-data';
import { askedEarly } from '../start/early.js';
import { MeDocument, type MeQuery } from './gql/operations.js';
import { firstScreen } from './screens.js';
import { recall } from './session/remembered.js';

/** The page has asked who is there before this program had arrived; see start/start.ts. */
export const whoIsThere = globalThis.chapterhouseMe;

/** So long the first drawing waits for what it is about; then it shows that it is on its way. */
const PATIENCE_MS = 500;

/**
 * Before the first drawing: the screen that the address names, who is there unless the device remembers somebody, and
 * what the page has asked for the screen, so that a page is drawn once and not in three stages. What does not come soon is
 * drawn when it comes.
 */
export async function arrive(answers: Answers): Promise<void> {
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const soon = <T>(promise: Promise<T> | undefined) => Promise.race([promise, patience]);
  const told = soon(whoIsThere).then((answer) => {
    const data = dataOf(answer) as MeQuery | null;
    if (data) answers.put(MeDocument, {}, data);
  });
  // What fails here is asked again by the screen, which can say so.
  const asked = soon(askedEarly).then((early) => early && answers.expect(early).catch(() => undefined));
  await Promise.all([recall() ? null : told, soon(firstScreen), soon(asked)]);
}
