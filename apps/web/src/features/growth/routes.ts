import { IconAdjustments } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

const shared = { scope: 'chapter', feature: 'growth', permission: 'insights:read' } as const;

export const routes: FeatureRoute[] = [
  {
    ...shared,
    path: 'tune-up',
    load: () => import('./tune-up.screen.js'),
    nav: { label: 'nav.tuneUp', icon: IconAdjustments, group: 'own', order: 34 },
  },
  { ...shared, path: 'scorecard', load: () => import('./scorecard.screen.js') },
];
