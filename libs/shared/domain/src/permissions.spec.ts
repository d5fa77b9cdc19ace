import {
  can,
  columnsOf,
  PERMISSIONS,
  permissionTable,
  reachOf,
  reachOfRole,
  type Grant,
  type GrantRole,
  type Permission,
} from './permissions.js';

const member: Grant = { role: 'MEMBER', chapterId: 'c1', memberId: 'm1' };
const president: Grant = { role: 'PRESIDENT', chapterId: 'c1', memberId: 'm1' };
const committee: Grant = { role: 'MEMBERSHIP_COMMITTEE', chapterId: 'c1', memberId: 'm1' };
const director: Grant = { role: 'REGION_DIRECTOR', regionId: 'r1' };
const admin: Grant = { role: 'ORGANISATION_ADMIN', organisationId: 'o1' };
const inChapter = { chapterId: 'c1', regionId: 'r1', organisationId: 'o1' };
const mine = { ...inChapter, ownerMemberIds: [null, 'm1'] };
const another = { ...inChapter, ownerMemberIds: ['m2', null] };

/** The table "Who may do what" of the domain document, row by row; `own` and `all` say how far each word of a cell goes. */
const columns: GrantRole[] = [
  'MEMBER',
  'PRESIDENT',
  'MEMBERSHIP_COMMITTEE',
  'VISITOR_HOST',
  'REGION_DIRECTOR',
  'ORGANISATION_ADMIN',
];
const document: [string, Permission, string][] = [
  ['roster, profiles, asks: read', 'roster:read', 'all all all all all all'],
  ['roster, profiles, asks: write', 'roster:write', '- all - - - all'],
  ['own profile, stories, asks: write', 'profile:write', 'own all own own - all'],
  ['contact details of prospects', 'slip:contact', 'own own own own - -'],
  ['own slips: create', 'slip:create', 'own own own own - -'],
  ['own slips: correct', 'slip:correct', 'own own own own - -'],
  ['own slips: withdraw', 'slip:withdraw', 'own own own own - -'],
  ['own slips: advance a referral', 'slip:advance', 'own own own own - -'],
  ['slips: correct after lock', 'slip:correct-locked', '- all - - - -'],
  ['all slips of the chapter', 'slip:read', 'own all all own all all'],
  ['attendance: read', 'attendance:read', 'own all all own all all'],
  ['attendance: write', 'attendance:write', '- all - - - -'],
  ['attendance: lock', 'attendance:lock', '- all - - - -'],
  ["own insights and others' insights", 'insights:read', 'own all all own - -'],
  ["others' insights, counts only", 'insights:counts', '- all all - all all'],
  ['confidential answers: read', 'answers:read', 'own own own own - -'],
  ['confidential answers: give', 'answers:write', 'own own own own - -'],
  ['visitors: invite', 'visitors:invite', 'own own own own - -'],
  ['visitors: read', 'visitors:read', 'own all all all - -'],
  ['visitors: write', 'visitors:write', '- all all all - -'],
  ['visitors: counts', 'visitors:counts', '- all all all all all'],
  ['settings, policies', 'settings:write', '- all - - - all'],
  ['import', 'imports:write', '- all - - - all'],
  ['weekly runs: read', 'runs:read', '- all - - - all'],
  ['weekly runs: start', 'runs:write', '- all - - - all'],
  ['export', 'export', '- all - - - all'],
  ['erase', 'erase', '- all - - - all'],
  ['meetings: dates and status', 'meetings:read', 'all all all all all all'],
  ['chapters and regions themselves', 'organisation:write', '- - - - - all'],
];

describe('who may do what', () => {
  it.each(document)('holds the row "%s"', (_row, permission, cells) => {
    expect(columns.map((role) => reachOfRole(role, permission) ?? '-').join(' ')).toBe(cells);
  });

  it('has a row of the document for every permission, and none besides', () => {
    expect([...document.map(([, permission]) => permission), 'self'].sort()).toEqual([...PERMISSIONS].sort());
    expect(Object.keys(permissionTable).sort()).toEqual([...PERMISSIONS].sort());
  });

  it('denies everything but the own account to somebody without a grant', () => {
    for (const permission of PERMISSIONS) expect(can([], permission, mine)).toBe(permission === 'self');
    expect(reachOf([], 'roster:read', inChapter)).toBeNull();
  });

  it('allows a member their own slips and nobody else’s', () => {
    expect(can([member], 'slip:read', mine)).toBe(true);
    expect(can([member], 'slip:read', another)).toBe(false);
    expect(can([member], 'slip:read', inChapter)).toBe(false);
    expect(can([member], 'slip:correct-locked', mine)).toBe(false);
  });

  it('never shows the contact of a prospect to leaders who are neither giver nor receiver', () => {
    expect(can([member, president, committee, director, admin], 'slip:contact', another)).toBe(false);
    expect(can([member, president], 'slip:contact', mine)).toBe(true);
  });

  it('keeps a leader inside the own chapter', () => {
    const elsewhere = { ...inChapter, chapterId: 'c2' };
    for (const permission of PERMISSIONS.filter((name) => name !== 'self')) {
      expect(can([president], permission, elsewhere)).toBe(false);
      expect(can([president], permission, { ...elsewhere, ownerMemberIds: ['m1'] })).toBe(false);
    }
  });

  it('lets staff into the chapters of their region or organisation only', () => {
    expect(can([director], 'slip:read', another)).toBe(true);
    expect(can([director], 'slip:read', { ...another, regionId: 'r2' })).toBe(false);
    expect(can([director], 'slip:read', { chapterId: 'c1' })).toBe(false);
    expect(can([director], 'insights:read', inChapter)).toBe(false);
    expect(can([director], 'insights:counts', inChapter)).toBe(true);
    expect(can([admin], 'settings:write', inChapter)).toBe(true);
    expect(can([admin], 'settings:write', { ...inChapter, organisationId: 'o2' })).toBe(false);
    expect(can([admin], 'organisation:write', { organisationId: 'o1' })).toBe(true);
  });

  it('says how far a list reaches', () => {
    expect(reachOf([member], 'attendance:read', inChapter)).toBe('own');
    expect(reachOf([member, president], 'attendance:read', inChapter)).toBe('all');
    expect(reachOf([member, { ...president, chapterId: 'c2' }], 'attendance:read', inChapter)).toBe('own');
    expect(reachOf([member], 'attendance:read', { chapterId: 'c2' })).toBeNull();
  });

  it('tells before the record is known only whether anything is possible at all', () => {
    expect(can([member], 'slip:read')).toBe(true);
    expect(can([member], 'settings:write')).toBe(false);
  });

  it('gives a member’s rights, and no more, to the other roles', () => {
    for (const role of ['EDUCATION', 'MENTOR', 'GROWTH', 'MEMBER'] as const)
      expect(columnsOf(role)).toEqual(['member']);
  });
});
