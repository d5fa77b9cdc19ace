import { Tables1795000000000 } from './1795000000000-tables.js';
import { Rules1795000000001 } from './1795000000001-rules.js';
import { InsightsInFull1795100000000 } from './1795100000000-insights-in-full.js';
import { FollowUps1795200000000 } from './1795200000000-follow-ups.js';
import { Housekeeping1795300000000 } from './1795300000000-housekeeping.js';
import { WeekGrowth1795400000000 } from './1795400000000-week-growth.js';
import { ImportUndo1795500000000 } from './1795500000000-import-undo.js';
import { MomentLetters1795600000000 } from './1795600000000-moment-letters.js';
import { Brand1795700000000 } from './1795700000000-brand.js';

/** In the order in which they run. A migration that has landed is never edited. */
export const migrations = [
  Tables1795000000000,
  Rules1795000000001,
  InsightsInFull1795100000000,
  FollowUps1795200000000,
  Housekeeping1795300000000,
  WeekGrowth1795400000000,
  ImportUndo1795500000000,
  MomentLetters1795600000000,
  Brand1795700000000,
];
