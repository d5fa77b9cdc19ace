import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { BrowserRouter } from 'react-router';
import { createClient, SessionGate } from '@chapterhouse/web-data';
import { cssVariables, theme } from '@chapterhouse/web-ui';
import type { Language, Messages } from './i18n/languages.js';
import { Words } from './i18n/words.js';
import { OutboxProvider } from './outbox/outbox.js';
import { Screens } from './screens.js';
import { EndedSheet } from './session/ended-sheet.js';
import { SessionProvider } from './session/session.js';

const gate = new SessionGate();
const client = createClient(gate);

/** Everything, from the outside in: looks, words, data, addresses, who, what waits, and the pages. */
export function App({ first }: { first: { language: Language; messages: Messages } }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Words first={first}>
        <ApolloProvider client={client}>
          <BrowserRouter>
            <SessionProvider gate={gate}>
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
