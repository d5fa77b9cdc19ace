import { IconMail } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'mails',
    scope: 'chapter',
    feature: 'runs',
    permission: 'runs:read',
    reach: 'all',
    load: () => import('./runs.screen.js'),
    nav: { label: 'nav.mails', icon: IconMail, group: 'office', order: 90 },
  },
  {
    path: 'mails/:asOf',
    scope: 'chapter',
    feature: 'runs',
    permission: 'runs:read',
    reach: 'all',
    load: () => import('./letters.screen.js'),
  },
];
