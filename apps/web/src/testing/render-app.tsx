import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { FormatsProvider } from '@chapterhouse/web-ui';
import shell from '../messages/en.json' with { type: 'json' };
import { Catalogue } from '../app/i18n/words.js';

/** Draws a part of a screen with English words, Irish writing and an address. */
export function renderApp(children: ReactNode, messages: Record<string, string> = {}, at = '/') {
  return render(
    <Catalogue language="en" messages={{ ...shell, ...messages }}>
      <FormatsProvider language="en" locale="en-IE" currency="EUR" timeZone="Europe/Dublin">
        <MemoryRouter initialEntries={[at]}>{children}</MemoryRouter>
      </FormatsProvider>
    </Catalogue>,
  );
}
