import { IconCalendarHeart } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'one-to-ones',
    scope: 'chapter',
    feature: 'one-to-ones',
    load: () => import('./one-to-ones.screen.js'),
    permission: 'insights:read',
    nav: { label: 'nav.oneToOnes', icon: IconCalendarHeart, group: 'own', order: 44 },
  },
];
