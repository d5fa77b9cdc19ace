import { useEffect } from 'react';
import { BrowserRouter } from 'react-router';
import { Answers, AnswersContext, askServer, SessionGate, withEarlyAnswer } from '@chapterhouse/web-data';
import { loadFaces } from '@chapterhouse/web-ui';
import { arrive, whoIsThere } from './arrival.js';
import { useSystemScheme } from './colour-scheme.js';
import type { Language, Messages } from './i18n/languages.js';
import { Words } from './i18n/words.js';
import { OutboxProvider } from './outbox/outbox.js';
import { Screens } from './screens.js';
import { EndedSheet } from './session/ended-sheet.js';
import { SessionProvider } from './session/session.js';

const gate = new SessionGate();
const answers = new Answers(withEarlyAnswer(askServer(gate), whoIsThere));
export const arrival = (): Promise<void> => arrive(answers);

interface AppProps {
  readonly first: { readonly language: Language; readonly messages: Messages };
}

/** Everything, from the outside in: words, data, addresses, who, what waits, and the pages. */
export function App({ first }: AppProps) {
  useSystemScheme();
  useEffect(loadFaces, []);
  return (
    <Words first={first}>
      <AnswersContext value={answers}>
        <BrowserRouter>
          <SessionProvider gate={gate}>
            <OutboxProvider>
              <Screens />
              <EndedSheet />
            </OutboxProvider>
          </SessionProvider>
        </BrowserRouter>
      </AnswersContext>
    </Words>
  );
}
