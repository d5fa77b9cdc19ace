import { IconNotes } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'slips',
    scope: 'chapter',
    feature: 'slips',
    load: () => import('./list/my-slips.screen.js'),
    permission: 'slip:create',
    nav: { label: 'nav.slips', icon: IconNotes, group: 'own', order: 20 },
  },
  {
    path: 'slips/:slipId',
    scope: 'chapter',
    feature: 'slips',
    load: () => import('./story/slip.screen.js'),
    permission: 'slip:read',
  },
  {
    path: 'new',
    scope: 'chapter',
    feature: 'slips',
    load: () => import('./new/new-slip.screen.js'),
    permission: 'slip:create',
  },
];
