import type { Account } from '../session/rights.js';
import { useChapterIfAny } from '../chapter/chapter.js';
import { type FeatureNav, type FeatureRoute, NAV_GROUPS, type NavGroup } from '../feature-route.js';
import { featureRoutes } from '../feature-routes.js';
import { useWords } from '../i18n/words.js';
import { useSession } from '../session/session.js';

export interface PlaceOnNav {
  readonly to: string;
  readonly label: string;
  readonly group: NavGroup;
  readonly Icon: FeatureNav['icon'];
  readonly end?: boolean;
}

/** Where this person can go from here, in order. */
export function usePlaces(): PlaceOnNav[] {
  const t = useWords();
  const here = useChapterIfAny();
  const { account } = useSession();
  return [...featureRoutes]
    .sort((a, b) => position(a) - position(b))
    .flatMap((route) => {
      const { nav, path, scope } = route;
      if (!nav || !isForThem(route, account)) return [];
      const place = { label: t(nav.label), Icon: nav.icon, group: nav.group };
      if (scope === 'account') return [{ ...place, to: `/${path}` }];
      if (!here || !mayEnter(route, here.reach)) return [];
      return [{ ...place, to: here.path(path), end: path === '' }];
    });
}

const position = ({ nav }: FeatureRoute): number => (nav ? NAV_GROUPS.indexOf(nav.group) * 1000 + nav.order : 0);

/** Places by group, in order; groups of which this person sees nothing are left out. */
export function grouped(places: readonly PlaceOnNav[]): { group: NavGroup; places: PlaceOnNav[] }[] {
  return NAV_GROUPS.map((group) => ({ group, places: places.filter((place) => place.group === group) })).filter(
    (one) => one.places.length > 0,
  );
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
