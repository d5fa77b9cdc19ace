import { lazy, type ReactNode, Suspense } from 'react';
import { matchPath, Navigate, Route, Routes, useLocation } from 'react-router';
import { Skeletons } from '@chapterhouse/web-ui';
import { ChapterGate, useChapter } from './chapter/chapter.js';
import { CrashBoundary } from './crash/crash-boundary.js';
import { CrashPage } from './crash/crash-page.js';
import type { FeatureRoute, FeatureScreen } from './feature-route.js';
import { featureRoutes } from './feature-routes.js';
import { featureMessages } from './i18n/catalogues.js';
import { readLanguage } from './i18n/languages.js';
import { FeatureWords, useWords } from './i18n/words.js';
import { Layout } from './layout/layout.js';
import { isForThem, mayEnter } from './layout/places.js';
import { NotFound } from './not-found.js';
import { lastChapter } from './session/remembered.js';
import { useSession } from './session/session.js';
import classes from './screens.module.css';

const first: Promise<FeatureScreen | null>[] = [];
const screens = featureRoutes.map((route) => ({ route, Screen: lazyScreen(route) }));

/** The screen that the address names, when it has come; null when there is none, or it did not come. */
export const firstScreen: Promise<FeatureScreen | null> = Promise.all(first).then(([screen = null]) => screen);

/** Every address of the app. */
export function Screens() {
  const of = (scope: FeatureRoute['scope']) => screens.filter(({ route }) => route.scope === scope);
  return (
    <Routes>
      <Route path="/" element={<Start />} />
      {of('public').map(({ route, Screen }) => (
        <Route key={route.path} path={route.path} element={<Framed>{<Screen />}</Framed>} />
      ))}
      {of('account').map(({ route, Screen }) => (
        <Route key={route.path} path={route.path} element={<OfAccount route={route}>{<Screen />}</OfAccount>} />
      ))}
      {of('chapter').map(({ route, Screen }) => (
        <Route key={route.path} path={patternOf(route)} element={<InChapter route={route}>{<Screen />}</InChapter>} />
      ))}
      <Route path="*" element={<Framed>{<NotFound />}</Framed>} />
    </Routes>
  );
}

function patternOf({ scope, path }: FeatureRoute): string {
  return scope === 'chapter' ? `/c/:slug/${path}` : `/${path}`;
}

/** The screen's chunk and all words that it shows come together, not one after the other. */
function lazyScreen(route: FeatureRoute) {
  const { feature, words = [] } = route;
  const load = async () => {
    const language = readLanguage();
    const catalogues = [feature, ...words].map((name) => featureMessages(name, language));
    const [screen] = await Promise.all([route.load(), ...catalogues]);
    return screen;
  };
  // The screen that the address names comes at once, not after the answer who is there.
  let here = matchPath(patternOf(route), location.pathname) ? load() : null;
  if (here) first.push(here.catch(() => (here = null)));
  const Loaded = lazy(async () => ({ default: (await (here ?? load())).Screen }));
  return function LazyScreen() {
    return (
      <FeatureWords feature={feature}>
        <Loaded />
      </FeatureWords>
    );
  };
}

/** The layout stays while its content comes or breaks. */
function Framed({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Layout>
      <CrashBoundary resetKey={pathname} fallback={(error, retry) => <CrashPage error={error} retry={retry} />}>
        <Suspense fallback={<Waiting />}>{children}</Suspense>
      </CrashBoundary>
    </Layout>
  );
}

function Waiting() {
  const t = useWords();
  return (
    <div className={classes['waiting']}>
      <Skeletons rows={6} label={t('layout.loading')} />
    </div>
  );
}

function SignedIn({ children }: { children: ReactNode }) {
  const { account, checking } = useSession();
  const { pathname, search } = useLocation();
  if (account) return children;
  if (checking) return <Framed>{<Waiting />}</Framed>;
  return <Navigate to={`/sign-in?${new URLSearchParams({ next: pathname + search })}`} replace />;
}

function OfAccount({ route, children }: { route: FeatureRoute; children: ReactNode }) {
  const { account } = useSession();
  return (
    <SignedIn>
      <Framed>{isForThem(route, account) ? children : <NotFound />}</Framed>
    </SignedIn>
  );
}

function InChapter({ route, children }: { route: FeatureRoute; children: ReactNode }) {
  const waiting = <Framed>{<Waiting />}</Framed>;
  const notFound = <Framed>{<NotFound />}</Framed>;
  return (
    <SignedIn>
      <ChapterGate waiting={waiting} notFound={notFound}>
        <Framed>
          <Guard route={route}>{children}</Guard>
        </Framed>
      </ChapterGate>
    </SignedIn>
  );
}

/** "Not yours" looks like "not there", as it does from the server. */
function Guard({ route, children }: { route: FeatureRoute; children: ReactNode }) {
  const { reach } = useChapter();
  const { account } = useSession();
  return mayEnter(route, reach) && isForThem(route, account) ? children : <NotFound />;
}

/** To the chapter where one was last, to one's first one, or to where staff begin. */
function Start() {
  const { account, checking } = useSession();
  if (!account) return checking ? <Framed>{<Waiting />}</Framed> : <Navigate to="/sign-in" replace />;
  const slugs = account.seats.flatMap(({ chapter }) => (chapter ? [chapter.slug] : []));
  const last = lastChapter();
  const slug = last && slugs.includes(last) ? last : slugs[0];
  if (slug) return <Navigate to={`/c/${slug}`} replace />;
  return <Navigate to={account.staffRoles.length > 0 ? '/region' : '/more'} replace />;
}
