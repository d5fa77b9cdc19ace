import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { BrowserRouter } from 'react-router';
import { createClient, SessionGate } from '@chapterhouse/web-data';
import { cssVariables, theme } from '@chapterhouse/web-ui';
import { arrive, whoIsThere } from './arrival.js';
import type { Language, Messages } from './i18n/languages.js';
import { Words } from './i18n/words.js';
import { OutboxProvider } from './outbox/outbox.js';
import { Screens } from './screens.js';
import { EndedSheet } from './session/ended-sheet.js';
import { SessionProvider } from './session/session.js';

const gate = new SessionGate();
const client = createClient(gate, whoIsThere);
export const arrival = (language: Language): Promise<boolean> => arrive(client, language);

interface AppProps {
  readonly first: { readonly language: Language; readonly messages: Messages };
  /** The server has said who is there. */
  readonly answered: boolean;
}

/** Everything, from the outside in: looks, words, data, addresses, who, what waits, and the pages. */
export function App({ first, answered }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Words first={first}>
        <ApolloProvider client={client}>
          <BrowserRouter>
            <SessionProvider gate={gate} answered={answered}>
              <OutboxProvider>
                <Screens />
                <EndedSheet />
              </OutboxProvider>
            </SessionProvider>
          </BrowserRouter>
        </ApolloProvider>
      </Words>
    </MantineProvider>
  );
}
