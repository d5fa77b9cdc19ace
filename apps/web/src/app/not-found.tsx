import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState, Page } from '@chapterhouse/web-ui';
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
  const home = (
    <Button component={Link} to="/">
      {t('notFound.action')}
    </Button>
  );
  return (
    <EmptyState title={t('notFound.words')} action={home}>
      {t('notFound.why')}
    </EmptyState>
  );
}
