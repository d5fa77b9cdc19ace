import type { FeatureRoute } from './feature-route.js';

const found = import.meta.glob<FeatureRoute[]>('../features/*/routes.ts', { eager: true, import: 'routes' });

/** Every screen of every feature. A feature is added by its folder alone. */
export const featureRoutes: readonly FeatureRoute[] = Object.values(found).flat();
