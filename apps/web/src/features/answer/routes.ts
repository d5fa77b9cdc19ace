import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  { path: 'answer/:token', scope: 'public', feature: 'answer', load: () => import('./answer.screen.js') },
];
