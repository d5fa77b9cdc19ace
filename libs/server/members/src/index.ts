export type { MemberDetails } from './member-input.js';
export * from './members.module.js';
export * from './members.queries.js';
export { MemberService, type AddMember, type UpdateMember } from './members.service.js';
export { belongsOn, checkDate, requireBelongsOn, requireMembers } from './membership.js';
export * from './membership.service.js';
export * from './role-terms.queries.js';
export * from './role-terms.service.js';
