import { jest } from '@jest/globals';
import type { Account } from '../app/session/rights.js';
import { remember } from '../app/session/remembered.js';
import { askEarly, type QuestionModule } from './ask-early.js';

const WEEK = { toString: () => 'query Week { week }' } as never;
const modules: QuestionModule[] = [
  {
    path: '',
    question: ({ chapter, seat, today }) => ({
      document: WEEK,
      variables: { chapterId: chapter.id, memberId: seat.memberId, today },
    }),
  },
  { path: 'roster', question: ({ chapter }) => ({ document: WEEK, variables: { of: chapter.id }, pages: 'members' }) },
];
const chapter = { id: 'c1', slug: 'harbour-lights', timeZone: 'Pacific/Auckland' };
const me = { id: 'a1', name: 'Amara', email: '', seats: [{ memberId: 'm1', chapter }] } as unknown as Account;
const whoIsThere = (account: Account | null) => Promise.resolve({ data: { me: account } });
const at = (path: string) => history.replaceState(null, '', path);
const answers = (body: unknown) =>
  asked.mockImplementation(() => Promise.resolve({ json: () => Promise.resolve(body) } as Response));
const asked = jest.fn<typeof fetch>();
const sent = () => asked.mock.calls.map(([url, init]) => [url, JSON.parse(String(init?.body))]);

beforeEach(() => {
  localStorage.clear();
  at('/c/harbour-lights');
  asked.mockReset();
  answers({ data: { week: 1 } });
  globalThis.fetch = asked;
  globalThis.chapterhouseFormats = undefined;
  // In Auckland it is the eighteenth already.
  jest.useFakeTimers({ now: new Date('2026-11-17T18:00:00Z'), doNotFake: ['setTimeout', 'queueMicrotask'] });
});
afterEach(() => jest.useRealTimers());

describe('what the page asks before its program has arrived', () => {
  it('is the question of the screen of the address, for whoever is there, on the chapter’s day', async () => {
    const early = await askEarly(modules, whoIsThere(me));
    const variables = { chapterId: 'c1', memberId: 'm1', today: '2026-11-18' };
    expect(sent()).toEqual([['/graphql', { query: 'query Week { week }', variables }]]);
    expect(early?.question).toEqual({ document: WEEK, variables });
    expect(await early?.data).toEqual({ week: 1 });
  });

  it('has the day from the worker, and its own when that does not answer', async () => {
    const worker: typeof globalThis.chapterhouseFormats = {
      onmessage: null,
      postMessage: (zone: string) => worker?.onmessage?.call({} as Worker, { data: `day in ${zone}` } as MessageEvent),
    };
    globalThis.chapterhouseFormats = worker;
    const early = await askEarly(modules, whoIsThere(me));
    expect(early?.question.variables).toMatchObject({ today: 'day in Pacific/Auckland' });
    globalThis.chapterhouseFormats = { onmessage: null, postMessage: () => undefined };
    const alone = await askEarly(modules, whoIsThere(me));
    expect(alone?.question.variables).toMatchObject({ today: '2026-11-18' });
  });

  it('is the first page of a list', async () => {
    at('/c/harbour-lights/roster/');
    await askEarly(modules, whoIsThere(me));
    expect(sent()).toEqual([['/graphql', { query: 'query Week { week }', variables: { of: 'c1', offset: 0 } }]]);
  });

  it('does not wait for the server to say who is there when the device knows', async () => {
    remember(me);
    const early = await askEarly(modules, new Promise(() => undefined));
    expect(early?.question.variables).toMatchObject({ memberId: 'm1' });
  });

  it.each([
    ['at an address without a question', '/c/harbour-lights/slips', me],
    ['of another chapter', '/c/other', me],
    ['above the chapters', '/region', me],
    ['when nobody is there', '/c/harbour-lights', null],
  ])('is nothing %s', async (_what, address, account) => {
    at(address);
    expect(await askEarly(modules, whoIsThere(account))).toBeNull();
    expect(await askEarly(modules, Promise.resolve(null))).toBeNull();
    expect(await askEarly(modules, undefined)).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    ['a refusal', () => answers({ data: null, errors: [{ message: 'No.' }] })],
    ['no connection', () => asked.mockImplementation(() => Promise.reject(new TypeError('Failed to fetch')))],
    ['somebody else’s page', () => asked.mockImplementation(() => Promise.resolve(new Response('<html>')))],
  ])('has no good answer by %s: the program asks again', async (_what, prepare) => {
    prepare();
    const early = await askEarly(modules, whoIsThere(me));
    expect(await early?.data).toBeNull();
  });
});
