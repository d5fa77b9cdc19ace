import type { Question } from '@chapterhouse/web-data';
import { recall } from '../app/session/remembered.js';
import type { Account } from '../app/session/rights.js';
import type { ScreenQuestion } from './screen-question.js';

/** A worker that has not answered by then has not come. */
const WORKER_MS = 400;

/** A question under way: `data` is its answer, or null when there was none that is good. */
export interface AskedEarly {
  readonly question: Question;
  readonly data: Promise<unknown>;
}

/** A `features/<x>/<y>.question.ts`. */
export interface QuestionModule {
  readonly path: string;
  readonly question: ScreenQuestion;
}

/**
 * Asks what the screen of the address asks first, for whoever the device remembers or the server says is there. Null
 * when there is nothing to ask.
 */
export async function askEarly(
  modules: readonly QuestionModule[],
  whoIsThere: Promise<unknown> | undefined,
): Promise<AskedEarly | null> {
  const [, slug, path = ''] = /^\/c\/([^/]+)\/?(.*?)\/?$/.exec(location.pathname) ?? [];
  const here = slug ? modules.find((one) => one.path === path) : undefined;
  if (!here) return null;
  const account = recall() ?? accountIn(await whoIsThere);
  const seat = account?.seats.find((one) => one.chapter?.slug === slug);
  const chapter = seat?.chapter;
  if (!seat || !chapter) return null;
  const question = here.question({ chapter, seat, today: await dayIn(chapter.timeZone) });
  return { question, data: answerTo(question) };
}

/** The day in a time zone. The worker tells it without keeping the page's own thread; when it does not, that has to. */
function dayIn(timeZone: string): Promise<string> {
  const worker = globalThis.chapterhouseFormats;
  // Swedish writes dates as YYYY-MM-DD.
  const reckoned = () => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format();
  if (!worker) return Promise.resolve(reckoned());
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(reckoned()), WORKER_MS);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(String(data));
    };
    worker.postMessage(timeZone);
  });
}

async function answerTo({ document, variables, pages }: Question): Promise<unknown> {
  const all = pages ? { ...variables, offset: 0 } : variables;
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const body = JSON.stringify({ query: document.toString(), variables: all });
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers,
      body,
      signal: AbortSignal.timeout(10_000),
    });
    const answer = (await response.json()) as { data?: unknown; errors?: unknown };
    // A refusal, or no connection: the program asks again, and can say what is wrong.
    return answer.errors ? null : (answer.data ?? null);
  } catch {
    return null;
  }
}

function accountIn(answer: unknown): Account | null {
  return (answer as { data?: { me?: Account | null } | null } | null | undefined)?.data?.me ?? null;
}
