import { type Answers, dataOf } from '@chapterhouse/web-data';
import { Formats } from '@chapterhouse/web-ui';
import { MeDocument, type MeQuery } from './gql/operations.js';
import type { Language } from './i18n/languages.js';
import type { QuestionPlace } from './feature-route.js';
import { firstScreen } from './screens.js';
import { recall } from './session/remembered.js';
import type { Account } from './session/rights.js';

/** The page has asked who is there before this program had arrived; see start/start.ts. */
export const whoIsThere = globalThis.chapterhouseMe;

/** So long the first drawing waits for what it is about; then it shows that it is on its way. */
const PATIENCE_MS = 500;

/**
 * Before the first drawing: the screen that the address names, who is there unless the device remembers somebody, and
 * what the screen asks first, so that a page is drawn once and not in three stages. What does not come soon is drawn
 * when it comes.
 */
export async function arrive(answers: Answers, language: Language): Promise<void> {
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const soon = <T>(promise: Promise<T> | undefined) => Promise.race([promise, patience]);
  const known = recall();
  const asked = soon(whoIsThere).then((answer) => {
    const data = dataOf(answer) as MeQuery | null;
    if (data) answers.put(MeDocument, {}, data);
    return data;
  });
  const [told, screen] = await Promise.all([known ? null : asked, soon(firstScreen)]);
  const place = placeOf(told?.me ?? known, language);
  const question = place && screen?.question?.(place);
  if (!question) return;
  // What fails here is asked again by the screen, which can say so.
  await soon(answers.fetch(question).catch(() => undefined));
}

/** Where the address is, for whoever is there; null when they have no seat there. */
function placeOf(account: Account | null, language: Language): QuestionPlace | null {
  const [, slug] = /^\/c\/([^/]+)/.exec(location.pathname) ?? [];
  const seat = account?.seats.find((one) => one.chapter?.slug === slug);
  const chapter = seat?.chapter;
  return seat && chapter ? { chapter, seat, formats: new Formats({ language, ...chapter }) } : null;
}
