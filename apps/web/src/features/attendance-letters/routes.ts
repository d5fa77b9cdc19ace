import { IconMailQuestion } from '@tabler/icons-react';
import type { FeatureRoute } from '../../app/feature-route.js';

export const routes: FeatureRoute[] = [
  {
    path: 'attendance-letters',
    scope: 'chapter',
    feature: 'attendance-letters',
    permission: 'attendance:write',
    reach: 'all',
    load: () => import('./attendance-letters.screen.js'),
    nav: { label: 'nav.attendanceLetters', icon: IconMailQuestion, group: 'office', order: 62 },
  },
];
