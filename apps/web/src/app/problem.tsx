import { errorCodeOf, failureOf, reportDefect } from '@chapterhouse/web-data';
import { Button, Notice } from '@chapterhouse/web-ui';
import { type Translate, useWords } from './i18n/words.js';
import { NotFoundWords } from './not-found.js';

/** What happened and what to do, for an error of a request. The server's own sentences are kept: they name the remedy. */
export function problemWords(error: unknown, t: Translate): string {
  const failure = failureOf(error);
  if (failure === 'declined') return t('problem.signedOut');
  if (failure === 'unreachable') return t('problem.unreachable');
  if (failure === 'defect') {
    // Every error that somebody is told of passes here, and this one is for us.
    reportDefect(error);
    return t('crash.broken.words');
  }
  const code = errorCodeOf(error);
  if (code === 'RATE_LIMITED') return t('problem.rateLimited');
  return code && code !== 'INTERNAL_SERVER_ERROR' && error instanceof Error ? error.message : t('problem.server');
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
