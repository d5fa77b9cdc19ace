import { IconFileImport } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'imports',
    scope: 'chapter',
    feature: 'imports',
    permission: 'imports:write',
    reach: 'all',
    load: () => import('./imports.screen.js'),
    nav: { label: 'nav.imports', icon: IconFileImport, group: 'office', order: 80 },
  },
  {
    path: 'imports/:importId',
    scope: 'chapter',
    feature: 'imports',
    permission: 'imports:write',
    reach: 'all',
    load: () => import('./import.screen.js'),
  },
];
