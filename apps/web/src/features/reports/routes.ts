import { IconFileAnalytics } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'reports',
    scope: 'chapter',
    feature: 'reports',
    permission: 'insights:counts',
    reach: 'all',
    load: () => import('./reports.screen.js'),
    nav: { label: 'nav.reports', icon: IconFileAnalytics, group: 'chapter', order: 58 },
  },
  {
    path: 'reports/:kind',
    scope: 'chapter',
    feature: 'reports',
    permission: 'insights:counts',
    reach: 'all',
    load: () => import('./report.screen.js'),
  },
];
