import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  { path: 'more', scope: 'account', feature: 'account', load: () => import('./more.screen.js') },
  { path: 'account', scope: 'account', feature: 'account', load: () => import('./account.screen.js') },
];
