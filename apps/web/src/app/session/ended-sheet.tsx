import { lazy, Suspense, useState } from 'react';
import { matchPath, useLocation } from 'react-router';
import { Button, Notice, Sheet, Skeletons } from '@chapterhouse/web-ui';
import { CrashBoundary } from '../crash/crash-boundary.js';
import { featureRoutes } from '../feature-routes.js';
import { FeatureWords, useWords } from '../i18n/words.js';
import { useSession } from './session.js';

const SignInForm = lazy(async () => ({ default: (await import('../../features/sign-in/sign-in-form.js')).SignInForm }));

/** The session has ended: sign in over the page, which stays as it is, and what was being done goes on. */
export function EndedSheet() {
  const t = useWords();
  const { ended, giveUp, check, account } = useSession();
  const { pathname, search } = useLocation();
  const [still, setStill] = useState(false);
  const onSignedIn = async () => setStill(!(await check()));
  // A page that is for everybody asks nobody to sign in.
  const isPublic = featureRoutes.some(({ scope, path }) => scope === 'public' && matchPath(`/${path}`, pathname));
  const open = ended && account !== null && !isPublic;
  return (
    <Sheet open={open} title={t('session.ended')} closeLabel={t('session.later')} onClose={giveUp}>
      <p>{t('session.endedWords')}</p>
      {still ? <p role="alert">{t('session.stillOut')}</p> : null}
      <CrashBoundary resetKey={String(open)} fallback={() => <NotLoaded />}>
        <Suspense fallback={<Skeletons rows={2} label={t('layout.loading')} />}>
          <FeatureWords feature="sign-in">
            <SignInForm next={pathname + search} onSignedIn={() => void onSignedIn()} />
          </FeatureWords>
        </Suspense>
      </CrashBoundary>
    </Sheet>
  );
}

/** The form could not be fetched: the page beneath must not fall with it. What was typed is kept. */
function NotLoaded() {
  const t = useWords();
  return (
    <Notice tone="look" action={<Button onClick={() => location.reload()}>{t('crash.old.action')}</Button>}>
      {t('session.formMissing')}
    </Notice>
  );
}
