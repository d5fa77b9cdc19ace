/** What only the build knows; build/start-script.ts gives it. */
export interface StartFacts {
  /** The body of the question who is signed in, as the app asks it. */
  readonly me: string;
  readonly languages: readonly string[];
  /** The file of early.ts. */
  readonly early: string;
  /** Files of the program. */
  readonly files: readonly string[];
  /** An address as a regular expression, and which files its screen needs: for everybody, and by language. */
  readonly screens: readonly (readonly [
    address: string,
    files: readonly number[],
    words: readonly (readonly number[])[],
  ])[];
}

/**
 * Runs in the head of the page, before the program has arrived, and does what need not wait for it: the chosen colours
 * before the first paint, the question who is there, the files of the screen that the address names. It stands alone:
 * the build writes it into index.html, so nothing can be imported.
 */
export function start({ me, languages, early, files, screens }: StartFacts): void {
  const chosen = (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage is switched off: the browser's own choices hold.
    }
  };

  // The key is Mantine's own.
  const scheme = chosen('mantine-color-scheme-value');
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');

  const screen = screens.find(([address]) => new RegExp(address).test(location.pathname));
  if (screen) {
    const language = [chosen('chapterhouse.language'), ...navigator.languages.map((tag) => tag.slice(0, 2))]
      .map((tag) => languages.indexOf(tag ?? ''))
      .find((index) => index >= 0);
    for (const index of [...screen[1], ...(screen[2][language ?? 0] ?? [])]) {
      const link = document.createElement('link');
      const file = files[index] ?? '';
      link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload';
      link.as = file.endsWith('.css') ? 'style' : 'script';
      link.href = `/${file}`;
      link.crossOrigin = '';
      document.head.append(link);
    }
  }

  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  // Without a connection, or one that hangs, there is no answer: the app asks again, and knows how.
  const signal = AbortSignal.timeout(10_000);
  const asked = fetch('/graphql', { method: 'POST', credentials: 'same-origin', headers, body: me, signal });
  globalThis.chapterhouseMe = asked.then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);

  // It asks what the screen asks first, as soon as it is known for whom.
  const script = document.createElement('script');
  script.type = 'module';
  script.crossOrigin = '';
  script.src = `/${early}`;
  document.head.append(script);

  // Dates are among the first things that the program writes, and what day it is goes into what is asked.
  try {
    globalThis.chapterhouseFormats = new Worker('/warm-formats.js');
  } catch {
    // No worker: the first date takes longer.
  }
}

declare global {
  /** The answer of the server to who is there, or null when there was none. */
  var chapterhouseMe: Promise<unknown> | undefined;
  /** Tells the day, `YYYY-MM-DD`, of the time zone that it is sent. */
  var chapterhouseFormats: Pick<Worker, 'onmessage' | 'postMessage'> | undefined;
}
