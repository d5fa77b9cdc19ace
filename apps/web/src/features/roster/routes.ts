import { IconAddressBook } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'roster',
    scope: 'chapter',
    feature: 'roster',
    permission: 'roster:write',
    reach: 'all',
    load: () => import('./roster.screen.js'),
    nav: { label: 'nav.roster', icon: IconAddressBook, group: 'office', order: 60 },
  },
  {
    path: 'roster/:memberId',
    scope: 'chapter',
    feature: 'roster',
    permission: 'roster:write',
    reach: 'all',
    load: () => import('./entry.screen.js'),
  },
];
