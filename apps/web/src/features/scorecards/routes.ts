import { IconTrafficLights } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'scorecards',
    scope: 'chapter',
    feature: 'scorecards',
    permission: 'insights:read',
    reach: 'all',
    load: () => import('./scorecards.screen.js'),
    nav: { label: 'nav.scorecards', icon: IconTrafficLights, group: 'chapter', order: 47 },
  },
];
