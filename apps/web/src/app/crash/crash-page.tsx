import { Button, Notice, Page } from '@chapterhouse/web-ui';
import { useWords } from '../i18n/words.js';

/** After a new version the chunks of the old one are gone from the server. */
const isOldVersion = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed|module script/i.test(error.message);

/** What happened, what is safe, what to do. */
export function CrashPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useWords();
  const kind = isOldVersion(error) ? (navigator.onLine ? 'old' : 'offline') : 'broken';
  const again = kind === 'old' ? () => location.reload() : retry;
  return (
    <Page title={t(`crash.${kind}.title`)}>
      <Notice
        tone={kind === 'broken' ? 'problem' : 'look'}
        action={<Button onClick={again}>{t(`crash.${kind}.action`)}</Button>}
      >
        {t(`crash.${kind}.words`)}
      </Notice>
    </Page>
  );
}
