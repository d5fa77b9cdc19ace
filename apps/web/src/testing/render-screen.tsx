import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { type ReactNode, Suspense } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { Answers as Known, AnswersContext, type Ask, nameOf } from '@chapterhouse/web-data';
import { FormatsProvider } from '@chapterhouse/web-ui';
import shell from '../messages/en.json' with { type: 'json' };
import { ChapterContext, type ChapterHere } from '../app/chapter/chapter.js';
import { Words } from '../app/i18n/words.js';
import { OutboxContext, type OutboxHere } from '../app/outbox/outbox.js';
import { type Session, SessionContext } from '../app/session/session.js';

/** What the server says to an operation, by its name: `data`, or a function of the variables, which may throw. */
export type Answers = Record<string, object | ((variables: Record<string, unknown>) => object)>;
export interface Asked {
  readonly name: string;
  readonly variables: Record<string, unknown>;
}

const chapter = {
  id: 'c1',
  slug: 'harbour-lights',
  name: 'Harbour Lights',
  timeZone: 'Europe/Dublin',
  currency: 'EUR',
  locale: 'en-IE',
  meetingWeekday: 3,
  meetingTime: '07:00',
  meetingPlace: null,
  regionId: 'r1',
  organisationId: 'o1',
  isSample: false,
  windowWeeks: 26,
  evidenceWeeks: 52,
} as unknown as ChapterHere['chapter'];
const here: ChapterHere = {
  chapter,
  seat: { chapterId: 'c1', memberId: 'me', roles: [], chapter } as unknown as NonNullable<ChapterHere['seat']>,
  reach: () => 'own',
  path: (rest = '') => `/c/harbour-lights${rest ? `/${rest}` : ''}`,
};
const session = {
  account: { id: 'a1', name: 'Amara Corrigan', email: '', seats: [], staffRoles: [] },
  grants: [],
} as unknown as Session;
const outbox = { items: [], trouble: null, sendingKey: null } as unknown as OutboxHere;

interface Setting {
  readonly messages?: Record<string, string>;
  readonly answers?: Answers;
  /** The address within the chapter, and the route it matches: `people/m2` at `people/:memberId`. */
  readonly at?: string;
  readonly route?: string;
}

/** Draws a screen as one of its chapter's members sees it, with a server that answers as told. Returns what was asked. */
export function renderScreen(screen: ReactNode, { messages = {}, answers = {}, at = '', route = at }: Setting = {}) {
  const asked: Asked[] = [];
  const ask: Ask = async (document, variables) => {
    const name = nameOf(document);
    const given = variables as Record<string, unknown>;
    asked.push({ name, variables: given });
    const answer = answers[name];
    if (!answer) throw new Error(`the test has no answer to ${name}`);
    return (typeof answer === 'function' ? answer(given) : answer) as never;
  };
  const shown = render(
    <MantineProvider>
      <Words first={{ language: 'en', messages: { ...shell, ...messages } }}>
        <AnswersContext value={new Known(ask)}>
          <FormatsProvider language="en" locale="en-IE" currency="EUR" timeZone="Europe/Dublin">
            <MemoryRouter initialEntries={[here.path(at)]}>
              <SessionContext value={session}>
                <ChapterContext value={here}>
                  <OutboxContext value={outbox}>
                    <Suspense>
                      <Routes>
                        <Route path={`/c/:slug/${route.replace(/\?.*/, '')}`} element={screen} />
                        <Route path="*" element={null} />
                      </Routes>
                    </Suspense>
                  </OutboxContext>
                </ChapterContext>
              </SessionContext>
            </MemoryRouter>
          </FormatsProvider>
        </AnswersContext>
      </Words>
    </MantineProvider>,
  );
  return { ...shown, asked };
}
