import { isLeaderRole, type RoleKind } from '@chapterhouse/domain';
import { newId } from '@chapterhouse/platform';
import type { NameAt } from '../adapters/report.js';
import type { PlanContext } from './plan-context.js';

interface Holder {
  role: RoleKind;
  memberId: string;
  file: string;
  at: NameAt;
}

/** Gives the officers of rosters and contacts their roles; a leader's role passes from its holder to the new one today. */
export function planRoles(context: PlanContext, firstDate: string): void {
  const holders: Holder[] = [];
  const note = (file: string, at: NameAt, role: RoleKind): void => {
    const found = context.resolve(file, at, context.state.today);
    if (found?.kind !== 'member') return;
    if (holders.some((other) => other.role === role && other.memberId === found.id)) return;
    const rival = isLeaderRole(role) ? holders.find((other) => other.role === role) : undefined;
    if (rival) {
      context.problem(
        'error',
        file,
        at,
        'ROLE_TWICE',
        `${at.name} is ${role} here, ${rival.at.name} in ${rival.file} (row ${rival.at.row}).`,
        'Correct one of the two files and upload it again.',
      );
    } else holders.push({ role, memberId: found.id, file, at });
  };
  for (const { file, report } of context.reports('roster'))
    for (const officer of report.officers) note(file, officer, officer.role);
  for (const { file, report } of context.reports('contacts'))
    for (const member of report.members) for (const role of member.roles) note(file, member, role);
  for (const holder of holders) assign(context, holder, firstDate);
}

function assign(context: PlanContext, { role, memberId, file }: Holder, firstDate: string): void {
  const { today, terms } = context.state;
  const open = terms.filter((term) => term.role === role && (term.to === null || term.to > today));
  if (open.some((term) => term.memberId === memberId)) {
    context.count(file, 'roles', 'unchanged');
    return;
  }
  const joined = context.people.get(memberId)?.joined ?? today;
  // Lists do not say since when: for the first holder known here, since the first date the files tell of.
  const first = !terms.some((term) => term.role === role && (isLeaderRole(role) || term.memberId === memberId));
  const since = joined > firstDate ? joined : firstDate;
  const from = first && since < today ? since : today;
  if (isLeaderRole(role)) {
    for (const term of open) {
      if (term.from >= today) context.plan.roleTerms.remove.push({ id: term.id });
      else context.plan.roleTerms.update.push({ id: term.id, to: today });
    }
  }
  context.plan.roleTerms.insert.push(context.row({ id: newId(), member_id: memberId, role, from, to: null }));
  context.count(file, 'roles', 'added');
}
