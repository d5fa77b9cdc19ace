import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { ConsoleMessage, Page, Request } from 'playwright-core';

/** The widths at which every screen is looked at: a phone, a tablet, a laptop. */
export const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
] as const;
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

declare global {
  interface Window {
    axe?: { run(context: Document, options: RunOptions): Promise<AxeResults> };
  }
}

/** Until the screen shows what it has to show: no shape stands for anything any more. */
export async function useful(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main [class*="_bone_"]'));
}

/** Until nothing loads and nothing moves: a fade would be measured half-way. */
export async function settled(page: Page): Promise<void> {
  await useful(page);
  await page.waitForLoadState('networkidle');
  await still(page);
}

/** Until what has just changed is drawn. */
async function still(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => {
    // What is behind a dialog may wait as long as the dialog is open.
    const front = document.querySelector('dialog[open]') ?? document.querySelector('main');
    const waits = front?.querySelector('[class*="_bone_"]');
    return !waits && document.getAnimations().every(({ playState }) => playState !== 'running');
  });
}

/** The very axe that comes with its Playwright package. */
const axePath = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
  'axe-core/axe.min.js',
);
let axeSource: string | undefined;

/**
 * What axe finds, in words: which rule, where, why. It is put into the page once and asked for its violations only: the
 * package's own way carries half a megabyte back and forth each time, and takes six times as long.
 */
async function violations(page: Page): Promise<string[]> {
  axeSource ??= readFileSync(axePath, 'utf8');
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const found = await window.axe?.run(document, { resultTypes: ['violations'], iframes: false });
    if (!found) return ['axe did not load'];
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  });
}

/**
 * Looks at what is on the page in both themes at every width, without loading it again: axe, and whether it is wider than its
 * window. Answers with what is wrong, each with where it was seen. The page ends dark and on a phone.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults = new Map<string, string[]>();
  for (const theme of THEMES) {
    await wear(page, theme);
    // There and back: from wherever the last theme ended.
    for (const size of theme === 'light' ? SIZES : SIZES.toReversed()) {
      await page.setViewportSize(size);
      await still(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const seen = [...(await violations(page)), ...(wide > 0 ? [`${wide} px wider than the window`] : [])];
      for (const fault of seen) faults.set(fault, [...(faults.get(fault) ?? []), `${theme} at ${size.width}`]);
    }
  }
  return [...faults].map(([fault, where]) => `${where.join(', ')}: ${fault}`);
}

/** As when the device changes its colours. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.waitForFunction((wanted) => document.documentElement.dataset['mantineColorScheme'] === wanted, theme);
}

/**
 * The tests keep the service worker out, since what it fetches is not what a screen asks for; and here a processor draws
 * what elsewhere a graphics card does, and says that it is slow.
 */
const OF_THE_TEST = /^Service Worker registration blocked|GL Driver Message/;

/** What a page says and asks while it is looked at. */
export class Eavesdropper {
  /** Errors and warnings of the console, exceptions, answers that were no success. */
  readonly complaints: string[] = [];
  /** Names of the operations it asked the API for, in their order. */
  readonly operations: string[] = [];

  constructor(page: Page) {
    page.on('pageerror', (error) => this.complaints.push(`exception: ${error.message}`));
    page.on('console', (message: ConsoleMessage) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !OF_THE_TEST.test(text))
        this.complaints.push(`${message.type()}: ${text}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.status()} for ${response.url()}`);
    });
    page.on('request', (request: Request) => {
      if (!new URL(request.url()).pathname.endsWith('/graphql')) return;
      const { operationName } = request.postDataJSON() as { operationName?: string };
      this.operations.push(operationName ?? 'nameless');
    });
  }
}
