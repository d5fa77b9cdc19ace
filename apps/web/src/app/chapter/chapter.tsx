import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useParams } from 'react-router';
import type { Grant, Permission, Reach } from '@chapterhouse/domain';
import { useQuery } from '@chapterhouse/web-data';
import { FormatsProvider } from '@chapterhouse/web-ui';
import { ChapterAtDocument } from '../gql/operations.js';
import { useLanguage } from '../i18n/words.js';
import { lastChapter, rememberChapter } from '../session/remembered.js';
import { type Chapter, reachIn, type Seat } from '../session/rights.js';
import { useSession } from '../session/session.js';

export interface ChapterHere {
  readonly chapter: Chapter;
  /** One's own seat in it; null for staff. */
  readonly seat: Seat | null;
  /** How far a permission reaches here; null: not at all. */
  readonly reach: (permission: Permission) => Reach | null;
  /** An address within this chapter: `path('slips')`. */
  readonly path: (rest?: string) => string;
}

export const ChapterContext = createContext<ChapterHere | null>(null);

interface ChapterGateProps {
  readonly children: ReactNode;
  readonly waiting: ReactNode;
  readonly notFound: ReactNode;
}

/** The chapter that the address names: one's own seat's, or for staff one they may see. */
export function ChapterGate({ children, waiting, notFound }: ChapterGateProps) {
  const { slug = '' } = useParams();
  const { account, grants } = useSession();
  const { language } = useLanguage();
  const seat = account?.seats.find((one) => one.chapter?.slug === slug) ?? null;
  const isStaff = (account?.staffRoles.length ?? 0) > 0;
  const { data, loading } = useQuery(ChapterAtDocument, { variables: { slug }, skip: seat !== null || !isStaff });
  const chapter = seat?.chapter ?? data?.chapterBySlug ?? null;
  useEffect(() => {
    if (chapter) rememberChapter(chapter.slug);
  }, [chapter]);
  const here = useMemo(() => chapter && placeOf(chapter, seat, grants), [chapter, seat, grants]);
  if (!here) return loading ? waiting : notFound;
  const { locale, currency, timeZone } = here.chapter;
  return (
    <ChapterContext value={here}>
      <FormatsProvider language={language} locale={locale} currency={currency} timeZone={timeZone}>
        {children}
      </FormatsProvider>
    </ChapterContext>
  );
}

/** For screens of a chapter. @throws Error elsewhere. */
export function useChapter(): ChapterHere {
  const here = useContext(ChapterContext);
  if (!here) throw new Error('useChapter needs an address within a chapter');
  return here;
}

/** For what stands on every page: the chapter of the address, else the one where this person was last. */
export function useChapterIfAny(): ChapterHere | null {
  const here = useContext(ChapterContext);
  const { account, grants } = useSession();
  return useMemo(() => {
    if (here) return here;
    const seats = account?.seats ?? [];
    const seat = seats.find(({ chapter }) => chapter?.slug === lastChapter()) ?? seats[0];
    return seat?.chapter ? placeOf(seat.chapter, seat, grants) : null;
  }, [here, account, grants]);
}

function placeOf(chapter: Chapter, seat: Seat | null, grants: readonly Grant[]): ChapterHere {
  return {
    chapter,
    seat,
    reach: (permission) => reachIn(grants, chapter, permission),
    path: (rest = '') => `/c/${chapter.slug}${rest ? `/${rest}` : ''}`,
  };
}
