import { IconBuildingCommunity } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'region',
    scope: 'account',
    feature: 'staff',
    staff: true,
    load: () => import('./staff.screen.js'),
    nav: { label: 'nav.region', icon: IconBuildingCommunity, group: 'staff', order: 10 },
  },
  {
    path: 'region/new',
    scope: 'account',
    feature: 'staff',
    staff: true,
    load: () => import('./new-chapter.screen.js'),
  },
];
