import { Navigate, useSearchParams } from 'react-router';
import { Notice, Page } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { useSession } from '../../app/session/session.js';
import { SignInForm } from './sign-in-form.js';
import classes from './sign-in.module.css';

/** Only addresses of this app: a link must not lead elsewhere after signing in. */
export const safeNext = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

/** The way in: by a mailed link, or by password for those who set one. */
export function Screen() {
  const t = useWords();
  const [search] = useSearchParams();
  const { account, ended } = useSession();
  const next = safeNext(search.get('next'));
  const failed = search.has('error');
  if (account && !ended && !failed) return <Navigate to={next} replace />;
  return (
    <div className={classes['screen']}>
      <Page title={t('signIn.title')} lead={t('signIn.lead')}>
        {failed ? (
          <Notice tone="look" title={t('signIn.linkOver')}>
            {t('signIn.linkOverWords')}
          </Notice>
        ) : null}
        {/* A full load: who is signed in is asked afresh. */}
        <SignInForm next={next} onSignedIn={() => location.assign(next)} />
      </Page>
    </div>
  );
}
