import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  { path: 'sign-in', scope: 'public', feature: 'sign-in', load: () => import('./sign-in.screen.js') },
];
