import { IconCheckbox } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'meeting',
    scope: 'chapter',
    feature: 'meeting',
    permission: 'attendance:read',
    reach: 'all',
    load: () => import('./meeting.screen.js'),
    nav: { label: 'nav.meeting', icon: IconCheckbox, group: 'own', order: 15 },
  },
];
