import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App, arrival } from './app/app.js';
import { shellMessages } from './app/i18n/catalogues.js';
import { readLanguage } from './app/i18n/languages.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
const language = readLanguage();
document.documentElement.lang = language;
// Offline for the first time in another language: English is always there.
const words = shellMessages(language).catch(() => shellMessages('en'));
const [messages] = await Promise.all([words, arrival()]);
// In small steps: a phone that is still busy with it answers a finger all the same.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <App first={{ language, messages }} />
    </StrictMode>,
  ),
);
