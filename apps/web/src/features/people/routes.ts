import { IconUsers } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'people',
    scope: 'chapter',
    feature: 'people',
    load: () => import('./people.screen.js'),
    permission: 'roster:read',
    nav: { label: 'nav.people', icon: IconUsers, group: 'own', order: 40 },
  },
  {
    path: 'people/:memberId',
    scope: 'chapter',
    feature: 'people',
    load: () => import('./profile.screen.js'),
    permission: 'roster:read',
  },
];
