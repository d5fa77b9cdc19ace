import type { VisitorEntity } from '@chapterhouse/database';
import type { Role, World } from '../rights-world.js';
import { inChapter, type RightsTable, write } from './rights-row.js';

const invited = (w: World, role: Role): Promise<VisitorEntity> =>
  w.api.db.make.visitor({ chapterId: w.chapterId, invitedByMemberId: w.own[role].id });
const invitedBySomeone = (w: World): Promise<VisitorEntity> =>
  w.api.db.make.visitor({ chapterId: w.chapterId, invitedByMemberId: w.someone.id });
const ofVisitor = async (w: World): Promise<{ chapterId: string; visitorId: string; expectedVersion: number }> => ({
  chapterId: w.chapterId,
  visitorId: (await invitedBySomeone(w)).id,
  expectedVersion: 1,
});
const one = 'query ($c: ID!, $v: ID!) { visitor(chapterId: $c, visitorId: $v) { name invitedBy { displayName } } }';

export const visitorsRights: RightsTable = {
  visitors: [
    {
      document: 'query ($c: ID!) { visitors(chapterId: $c) { items { name } totalCount } }',
      variables: inChapter,
      outcome: 'S++N++FF',
    },
  ],
  visitor: [
    {
      about: 'whom one invited',
      document: one,
      variables: async (w, role) => ({ c: w.chapterId, v: (await invited(w, role)).id }),
      outcome: 'S++N++FF',
    },
    {
      about: 'whom somebody else invited',
      document: one,
      variables: async (w) => ({ c: w.chapterId, v: (await invitedBySomeone(w)).id }),
      outcome: 'SN+N++FF',
    },
  ],
  visitorCounts: [
    {
      document: 'query ($c: ID!) { visitorCounts(chapterId: $c, from: "2026-01-01", to: "2026-12-01") { total } }',
      variables: inChapter,
      outcome: 'SF+N++++',
    },
  ],
  inviteVisitor: [
    {
      about: 'oneself',
      document: write('inviteVisitor', 'InviteVisitorInput'),
      variables: (w) => ({ i: { chapterId: w.chapterId, name: 'Guest', idempotencyKey: w.key() } }),
      outcome: 'S++N++FF',
    },
    {
      about: 'for somebody else',
      document: write('inviteVisitor', 'InviteVisitorInput'),
      variables: (w) => ({
        i: { chapterId: w.chapterId, name: 'Guest', invitedByMemberId: w.someone.id, idempotencyKey: w.key() },
      }),
      outcome: 'SF+N++FF',
    },
  ],
  updateVisitor: [
    {
      document: write('updateVisitor', 'UpdateVisitorInput'),
      variables: async (w) => ({ i: { ...(await ofVisitor(w)), trade: 'Florist' } }),
      outcome: 'SF+N++FF',
    },
  ],
  advanceVisitor: [
    {
      document: write('advanceVisitor', 'AdvanceVisitorInput'),
      variables: async (w) => ({ i: { ...(await ofVisitor(w)), stage: 'REGISTERED' } }),
      outcome: 'SF+N++FF',
    },
  ],
  recordVisit: [
    {
      document: write('recordVisit', 'RecordVisitInput'),
      variables: async (w) => ({ i: { ...(await ofVisitor(w)), date: await w.meeting() } }),
      outcome: 'SF+N++FF',
    },
  ],
};
