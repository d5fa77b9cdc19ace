import { IconSpeakerphone } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'asks',
    scope: 'chapter',
    feature: 'asks',
    load: () => import('./asks.screen.js'),
    permission: 'roster:read',
    nav: { label: 'nav.asks', icon: IconSpeakerphone, group: 'own', order: 42 },
  },
];
