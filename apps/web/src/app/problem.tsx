import { errorCodeOf, isUnreachable, SignInDeclined } from '@chapterhouse/web-data';
import { Button, Notice } from '@chapterhouse/web-ui';
import { type Translate, useWords } from './i18n/words.js';
import { NotFoundWords } from './not-found.js';

/** What happened and what to do, for an error of a request. The server's own sentences are kept: they name the remedy. */
export function problemWords(error: unknown, t: Translate): string {
  if (error instanceof SignInDeclined) return t('problem.signedOut');
  const code = errorCodeOf(error);
  if (code === 'RATE_LIMITED') return t('problem.rateLimited');
  if (code && code !== 'INTERNAL_SERVER_ERROR' && error instanceof Error) return error.message;
  return isUnreachable(error) ? t('problem.unreachable') : t('problem.server');
}

interface ProblemProps {
  readonly error: unknown;
  readonly retry?: () => void;
}

/** In place of what could not be loaded. */
export function Problem({ error, retry }: ProblemProps) {
  const t = useWords();
  if (errorCodeOf(error) === 'NOT_FOUND' || errorCodeOf(error) === 'FORBIDDEN') return <NotFoundWords />;
  const again = retry ? (
    <Button variant="default" onClick={retry}>
      {t('problem.tryAgain')}
    </Button>
  ) : undefined;
  return (
    <Notice tone="problem" action={again}>
      {problemWords(error, t)}
    </Notice>
  );
}
