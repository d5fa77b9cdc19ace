import { EmptyState, Page } from '@chapterhouse/web-ui';
import { LinkButton } from './link-button.js';
import { useWords } from './i18n/words.js';

/** The same for what is not there and what is somebody else's. */
export function NotFound() {
  const t = useWords();
  return (
    <Page title={t('notFound.title')}>
      <NotFoundWords />
    </Page>
  );
}

export function NotFoundWords() {
  const t = useWords();
  const home = <LinkButton to="/">{t('notFound.action')}</LinkButton>;
  return (
    <EmptyState title={t('notFound.words')} action={home}>
      {t('notFound.why')}
    </EmptyState>
  );
}
