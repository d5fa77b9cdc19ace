import { IconHome } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: '',
    scope: 'chapter',
    feature: 'home',
    words: ['growth', 'one-to-ones', 'shared'],
    load: () => import('./home.screen.js'),
    nav: { label: 'nav.home', icon: IconHome, group: 'own', order: 10 },
  },
];
