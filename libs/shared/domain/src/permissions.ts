import { isLeaderRole, type RoleKind, type StaffRole } from './vocabulary.js';

/**
 * What can be allowed. Whoever may read all may also see the counts.
 * `self` is one's own account: sessions, tokens, mail preferences, the list of one's own seats.
 */
export const PERMISSIONS = [
  'self',
  'roster:read',
  'roster:write',
  'profile:write',
  'meetings:read',
  'slip:contact',
  'slip:create',
  'slip:correct',
  'slip:withdraw',
  'slip:advance',
  'slip:correct-locked',
  'slip:read',
  'attendance:read',
  'attendance:write',
  'attendance:lock',
  'insights:read',
  'insights:counts',
  'answers:read',
  'answers:write',
  'visitors:invite',
  'visitors:read',
  'visitors:write',
  'visitors:counts',
  'settings:write',
  'imports:write',
  'runs:read',
  'runs:write',
  'export',
  'erase',
  'organisation:write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** `own`: only records of which the asking member is an owner. `all`: every record of the chapter. */
export type Reach = 'own' | 'all';

/** The columns of the table "Who may do what". */
export const PERMISSION_COLUMNS = [
  'account',
  'member',
  'leader',
  'membershipCommittee',
  'visitorHost',
  'regionDirector',
  'organisationAdmin',
] as const;
export type PermissionColumn = (typeof PERMISSION_COLUMNS)[number];

type Row = Readonly<Partial<Record<PermissionColumn, Reach>>>;

/**
 * The table "Who may do what". What is not here is denied. Every holder of a role term is a member too and has the
 * member's column besides; the staff columns stand alone. The columns of one row never take anything away.
 */
export const permissionTable: Readonly<Record<Permission, Row>> = {
  self: { account: 'own' },
  'roster:read': {
    member: 'all',
    leader: 'all',
    membershipCommittee: 'all',
    visitorHost: 'all',
    regionDirector: 'all',
    organisationAdmin: 'all',
  },
  'roster:write': { leader: 'all', organisationAdmin: 'all' },
  // What a member says about themself and asks for is theirs to say; the chapter reads it with the roster.
  'profile:write': { member: 'own', leader: 'all', organisationAdmin: 'all' },
  // Dates and status of meetings, no attendance: whoever sees the roster may see when the chapter meets.
  'meetings:read': {
    member: 'all',
    leader: 'all',
    membershipCommittee: 'all',
    visitorHost: 'all',
    regionDirector: 'all',
    organisationAdmin: 'all',
  },
  // Owners for this row are the giver and the receiver alone, not whoever typed the slip in.
  'slip:contact': { member: 'own' },
  'slip:create': { member: 'own' },
  'slip:correct': { member: 'own' },
  'slip:withdraw': { member: 'own' },
  'slip:advance': { member: 'own' },
  'slip:correct-locked': { leader: 'all' },
  'slip:read': {
    member: 'own',
    leader: 'all',
    membershipCommittee: 'all',
    regionDirector: 'all',
    organisationAdmin: 'all',
  },
  'attendance:read': {
    member: 'own',
    leader: 'all',
    membershipCommittee: 'all',
    regionDirector: 'all',
    organisationAdmin: 'all',
  },
  'attendance:write': { leader: 'all' },
  'attendance:lock': { leader: 'all' },
  'insights:read': { member: 'own', leader: 'all', membershipCommittee: 'all' },
  'insights:counts': { leader: 'all', membershipCommittee: 'all', regionDirector: 'all', organisationAdmin: 'all' },
  // Only those that the member gave; what others said of somebody is a mean of three or more, part of that one's own insights.
  'answers:read': { member: 'own' },
  'answers:write': { member: 'own' },
  'visitors:invite': { member: 'own' },
  'visitors:read': { member: 'own', leader: 'all', membershipCommittee: 'all', visitorHost: 'all' },
  'visitors:write': { leader: 'all', membershipCommittee: 'all', visitorHost: 'all' },
  'visitors:counts': {
    leader: 'all',
    membershipCommittee: 'all',
    visitorHost: 'all',
    regionDirector: 'all',
    organisationAdmin: 'all',
  },
  'settings:write': { leader: 'all', organisationAdmin: 'all' },
  'imports:write': { leader: 'all', organisationAdmin: 'all' },
  'runs:read': { leader: 'all', organisationAdmin: 'all' },
  'runs:write': { leader: 'all', organisationAdmin: 'all' },
  export: { leader: 'all', organisationAdmin: 'all' },
  erase: { leader: 'all', organisationAdmin: 'all' },
  // Chapters and regions themselves: above every chapter, so no chapter's leader has it.
  'organisation:write': { organisationAdmin: 'all' },
};

/** A right that somebody holds now. Whoever builds the list leaves out what has ended or not begun. */
export type Grant =
  | { readonly role: 'MEMBER' | RoleKind; readonly chapterId: string; readonly memberId: string }
  | { readonly role: 'REGION_DIRECTOR'; readonly regionId: string }
  | { readonly role: 'ORGANISATION_ADMIN'; readonly organisationId: string };
export type GrantRole = 'MEMBER' | RoleKind | StaffRole;

/**
 * Where a record lies and whose it is. `ownerMemberIds` are the seats for which it counts as "own": giver, receiver and creator
 * of a slip, the one inviting a visitor, the member of an attendance mark. Staff need `regionId` or `organisationId` to match.
 */
export interface RecordScope {
  readonly chapterId?: string | null;
  readonly regionId?: string | null;
  readonly organisationId?: string | null;
  readonly ownerMemberIds?: readonly (string | null)[];
}

/** The columns that a grant gives: everybody with a seat is a member, some roles add a column. */
export function columnsOf(role: GrantRole): readonly PermissionColumn[] {
  if (role === 'REGION_DIRECTOR') return ['regionDirector'];
  if (role === 'ORGANISATION_ADMIN') return ['organisationAdmin'];
  if (isLeaderRole(role)) return ['member', 'leader'];
  if (role === 'MEMBERSHIP_COMMITTEE') return ['member', 'membershipCommittee'];
  if (role === 'VISITOR_HOST') return ['member', 'visitorHost'];
  return ['member'];
}

/** The wider of what a grant's columns allow; null when none of them does. */
export function reachOfRole(role: GrantRole, permission: Permission): Reach | null {
  const reaches = columnsOf(role).map((column) => permissionTable[permission][column]);
  return reaches.includes('all') ? 'all' : reaches.includes('own') ? 'own' : null;
}

function covers(grant: Grant, record: RecordScope): boolean {
  if (grant.role === 'REGION_DIRECTOR') return record.regionId === grant.regionId;
  if (grant.role === 'ORGANISATION_ADMIN') return record.organisationId === grant.organisationId;
  return record.chapterId === grant.chapterId;
}

/**
 * How far a permission reaches in the place of a record, whoever owns it: `all`, `own`, or null for not at all.
 * For lists: `own` means that the query must be narrowed to the asking member's records.
 */
export function reachOf(grants: readonly Grant[], permission: Permission, place: RecordScope): Reach | null {
  let widest: Reach | null = null;
  for (const grant of grants) {
    if (!covers(grant, place)) continue;
    const reach = reachOfRole(grant.role, permission);
    if (reach === 'all') return 'all';
    widest ??= reach;
  }
  return widest;
}

/**
 * Whether the holder of these grants (an account that is signed in; nobody has grants otherwise) may do this to the record.
 * Without a record: whether it is possible anywhere at all, which a guard asks before the record is known; it never replaces
 * the question about the record itself. `self` needs no grant: being signed in is enough, and the caller sees to that.
 */
export function can(grants: readonly Grant[], permission: Permission, record?: RecordScope): boolean {
  if (permission === 'self') return true;
  return grants.some((grant) => {
    const reach = reachOfRole(grant.role, permission);
    if (reach === null) return false;
    if (!record) return true;
    if (!covers(grant, record)) return false;
    return reach === 'all' || ('memberId' in grant && (record.ownerMemberIds ?? []).includes(grant.memberId));
  });
}
