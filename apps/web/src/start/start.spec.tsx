import { jest } from '@jest/globals';
import { start } from './start.js';

const facts = {
  me: '{"operationName":"Me"}',
  languages: ['en', 'de'],
  early: 'assets/early.js',
  files: ['assets/home.js', 'assets/home-en.js', 'assets/home-de.js', 'assets/new.js', 'assets/new.css'],
  screens: [
    ['^/c/[^/]+/?$', [0], [[1], [2]]],
    ['^/c/[^/]+/new/?$', [0, 3, 4], [[], []]],
  ] as const,
};
const preloaded = () =>
  [...document.head.querySelectorAll('link[rel=modulepreload]')].map((link) => link.getAttribute('href'));
const answer = (ok: boolean) => ({ ok, json: () => Promise.resolve({ data: { me: null } }) }) as Response;
const asked = jest.fn<typeof fetch>();
const prefersDark = (matches: boolean) =>
  Object.assign(globalThis, { matchMedia: () => ({ matches }) as unknown as MediaQueryList });
const speaks = (...languages: string[]) =>
  jest.spyOn(navigator, 'languages', 'get').mockReturnValue(languages as readonly string[]);

beforeEach(() => {
  document.head.innerHTML = '';
  localStorage.clear();
  history.replaceState(null, '', '/c/harbour-lights');
  prefersDark(false);
  speaks('en-IE');
  asked.mockReset().mockImplementation(() => Promise.resolve(answer(true)));
  globalThis.fetch = asked;
});

describe('the start of the page', () => {
  it('has the colours of the system, unless others were chosen', () => {
    const colours = () => document.documentElement.dataset['mantineColorScheme'];
    prefersDark(true);
    start(facts);
    expect(colours()).toBe('dark');
    localStorage.setItem('mantine-color-scheme-value', 'light');
    start(facts);
    expect(colours()).toBe('light');
  });

  it('fetches what the screen of the address is made of, and no other', () => {
    start(facts);
    expect(preloaded()).toEqual(['/assets/home.js', '/assets/home-en.js']);
    document.head.innerHTML = '';
    history.replaceState(null, '', '/c/harbour-lights/new?to=m2');
    start(facts);
    expect(preloaded()).toEqual(['/assets/home.js', '/assets/new.js']);
    const sheet = document.head.querySelector('link[rel=preload]');
    expect(sheet?.getAttribute('href')).toBe('/assets/new.css');
    document.head.innerHTML = '';
    history.replaceState(null, '', '/nowhere');
    start(facts);
    expect(preloaded()).toEqual([]);
  });

  it('fetches the words of the language that was chosen, else of the browser’s', () => {
    speaks('fr', 'de-AT');
    start(facts);
    expect(preloaded()).toContain('/assets/home-de.js');
    document.head.innerHTML = '';
    localStorage.setItem('chapterhouse.language', 'en');
    start(facts);
    expect(preloaded()).toContain('/assets/home-en.js');
  });

  it('asks who is there, and keeps the answer for the program', async () => {
    start(facts);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0]).toEqual([
      '/graphql',
      expect.objectContaining({ method: 'POST', body: facts.me, signal: expect.any(AbortSignal) }),
    ]);
    await expect(globalThis.chapterhouseMe).resolves.toEqual({ data: { me: null } });
  });

  it('has the screen’s question asked by a file of its own', () => {
    start(facts);
    const scripts = [...document.head.querySelectorAll('script')].map((one) => [one.type, one.getAttribute('src')]);
    expect(scripts).toEqual([['module', '/assets/early.js']]);
  });

  it('leaves the question to the program when there was no answer', async () => {
    asked.mockImplementation(() => Promise.reject(new TypeError('Failed to fetch')));
    start(facts);
    await expect(globalThis.chapterhouseMe).resolves.toBeNull();
    asked.mockImplementation(() => Promise.resolve(answer(false)));
    start(facts);
    await expect(globalThis.chapterhouseMe).resolves.toBeNull();
  });
});
