import { IconId } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

const shared = { scope: 'chapter', feature: 'profile', permission: 'profile:write' } as const;

export const routes: FeatureRoute[] = [
  {
    ...shared,
    path: 'profile',
    load: () => import('./edit.screen.js'),
    nav: { label: 'nav.profile', icon: IconId, group: 'own', order: 50 },
  },
  // Leaders help somebody to find the words.
  { ...shared, path: 'profile/:memberId', reach: 'all', load: () => import('./edit.screen.js') },
];
