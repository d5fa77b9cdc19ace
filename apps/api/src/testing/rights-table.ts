import { accountRights } from './rights/account.rights.js';
import { chaptersRights } from './rights/chapters.rights.js';
import { growthRights } from './rights/growth.rights.js';
import { importsRights } from './rights/imports.rights.js';
import { insightsRights } from './rights/insights.rights.js';
import { meetingsRights } from './rights/meetings.rights.js';
import { profilesRights } from './rights/profiles.rights.js';
import { reportsRights } from './rights/reports.rights.js';
import { slipsRights } from './rights/slips.rights.js';
import { lettersRights } from './rights/letters.rights.js';
import { visitorsRights } from './rights/visitors.rights.js';
import type { RightsTable } from './rights/rights-row.js';

/** Every operation, and what everybody gets. The test fails for an operation that is not here. */
export const rightsTable: RightsTable = {
  ...accountRights,
  ...chaptersRights,
  ...meetingsRights,
  ...reportsRights,
  ...slipsRights,
  ...insightsRights,
  ...growthRights,
  ...profilesRights,
  ...importsRights,
  ...visitorsRights,
  ...lettersRights,
};
