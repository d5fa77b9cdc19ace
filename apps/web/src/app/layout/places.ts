import type { Account } from '../session/rights.js';
import { useChapterIfAny } from '../chapter/chapter.js';
import type { FeatureNav, FeatureRoute } from '../feature-route.js';
import { featureRoutes } from '../feature-routes.js';
import { useWords } from '../i18n/words.js';
import { useSession } from '../session/session.js';

export interface PlaceOnNav {
  readonly to: string;
  readonly label: string;
  readonly Icon: FeatureNav['icon'];
  readonly end?: boolean;
}

/** Where this person can go from here, in order. */
export function usePlaces(): PlaceOnNav[] {
  const t = useWords();
  const here = useChapterIfAny();
  const { account } = useSession();
  return [...featureRoutes]
    .sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0))
    .flatMap((route) => {
      const { nav, path, scope } = route;
      if (!nav || !isForThem(route, account)) return [];
      const place = { label: t(nav.label), Icon: nav.icon };
      if (scope === 'account') return [{ ...place, to: `/${path}` }];
      if (!here || !mayEnter(route, here.reach)) return [];
      return [{ ...place, to: here.path(path), end: path === '' }];
    });
}

/** Whether a route's permission reaches far enough. */
export function mayEnter(
  route: Pick<FeatureRoute, 'permission' | 'reach'>,
  reach: (permission: NonNullable<FeatureRoute['permission']>) => 'own' | 'all' | null,
): boolean {
  if (!route.permission) return true;
  const far = reach(route.permission);
  return route.reach === 'all' ? far === 'all' : far !== null;
}

/** Whether a route is for people of this kind at all. */
export const isForThem = (route: Pick<FeatureRoute, 'staff'>, account: Pick<Account, 'staffRoles'> | null): boolean =>
  !route.staff || (account?.staffRoles.length ?? 0) > 0;
