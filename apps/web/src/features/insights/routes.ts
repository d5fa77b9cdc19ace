import {
  IconAffiliate,
  IconArrowsLeftRight,
  IconCalendarStats,
  IconCalendarUser,
  IconChartBar,
  IconGridDots,
  IconScale,
  IconSun,
} from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

const shared = { scope: 'chapter', feature: 'insights', permission: 'insights:read' } as const;

export const routes: FeatureRoute[] = [
  {
    ...shared,
    path: 'insights',
    load: () => import('./own/own.screen.js'),
    nav: { label: 'nav.insights', icon: IconScale, group: 'own', order: 30 },
  },
  {
    ...shared,
    path: 'chapter',
    reach: 'all',
    load: () => import('./chapter/chapter.screen.js'),
    nav: { label: 'nav.chapter', icon: IconSun, group: 'chapter', order: 44 },
  },
  {
    ...shared,
    path: 'one-sided',
    reach: 'all',
    load: () => import('./one-sided/one-sided.screen.js'),
    nav: { label: 'nav.oneSided', icon: IconArrowsLeftRight, group: 'chapter', order: 46 },
  },
  {
    path: 'rota',
    scope: 'chapter',
    feature: 'insights',
    permission: 'insights:read',
    reach: 'all',
    load: () => import('./rota/rota.screen.js'),
    nav: { label: 'nav.rota', icon: IconCalendarUser, group: 'chapter', order: 49 },
  },
  {
    ...shared,
    path: 'matrix',
    reach: 'all',
    load: () => import('./pictures/matrix.screen.js'),
    nav: { label: 'nav.matrix', icon: IconGridDots, group: 'chapter', order: 48 },
  },
  {
    ...shared,
    path: 'attendance',
    reach: 'all',
    load: () => import('./pictures/attendance.screen.js'),
    nav: { label: 'nav.attendance', icon: IconCalendarStats, group: 'chapter', order: 50 },
  },
  {
    ...shared,
    path: 'network',
    reach: 'all',
    load: () => import('./network/network.screen.js'),
    nav: { label: 'nav.network', icon: IconAffiliate, group: 'chapter', order: 52 },
  },
  {
    ...shared,
    path: 'trends',
    reach: 'all',
    load: () => import('./trends/trends.screen.js'),
    nav: { label: 'nav.trends', icon: IconChartBar, group: 'chapter', order: 54 },
  },
  { ...shared, path: 'review/:memberId', reach: 'all', load: () => import('./review/review.screen.js') },
];
