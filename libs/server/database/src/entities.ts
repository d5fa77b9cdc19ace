import * as account from './entities/account.entity.js';
import * as chapter from './entities/chapter.entity.js';
import * as followUp from './entities/follow-up.entity.js';
import * as imports from './entities/import.entity.js';
import * as insight from './entities/insight.entity.js';
import * as meeting from './entities/meeting.entity.js';
import * as member from './entities/member.entity.js';
import * as slip from './entities/slip.entity.js';
import * as week from './entities/week.entity.js';

/** Every entity, as an explicit list: globs cannot work in a bundle. */
export const entities = [account, chapter, member, meeting, slip, imports, week, insight, followUp].flatMap((m) =>
  Object.values(m),
);
