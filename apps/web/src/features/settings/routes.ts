import { IconSettings } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'settings',
    scope: 'chapter',
    feature: 'settings',
    permission: 'settings:write',
    reach: 'all',
    load: () => import('./settings.screen.js'),
    nav: { label: 'nav.settings', icon: IconSettings, group: 'office', order: 95 },
  },
];
