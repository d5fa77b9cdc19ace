import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  { path: 'region', scope: 'account', feature: 'staff', staff: true, load: () => import('./staff.screen.js') },
];
