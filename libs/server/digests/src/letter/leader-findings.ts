import { balanceInterval, isOneSided, type LocalDate, ONE_SIDED_VERDICTS } from '@chapterhouse/domain';
import type { AttendanceAlarm, OneSidedKind } from '@chapterhouse/words';
import type { LeaderFacts, NamedSnapshot } from './leader-facts.js';

/** A one-sided member as leaders read of them, in a letter and on a screen alike. */
export interface OneSidedFinding {
  readonly member: NamedSnapshot;
  readonly kind: OneSidedKind;
  /** Of the period: the evidence window, or the window itself for NOT_REFERRING. */
  readonly given: number;
  readonly received: number;
  readonly balance: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly periodWeeks: number;
  /** The other end of the flow that is not returned; null when nobody stands out. */
  readonly partner: { readonly member: NamedSnapshot; readonly count: number } | null;
}

/** Somebody whose attendance asks for a call. */
export interface AttendanceFinding {
  readonly member: NamedSnapshot;
  readonly alarm: AttendanceAlarm;
  readonly count: number;
  readonly limit: number;
  readonly oldestExpires: LocalDate | null;
}

type Week = Pick<LeaderFacts, 'members' | 'data' | 'windowWeeks' | 'evidenceWeeks' | 'policy'>;

/** The order in which leaders read of them; within one kind the widest gap comes first. */
const KINDS: readonly OneSidedKind[] = ['RECEIVES_MORE', 'NOT_REFERRING', 'GIVES_MORE'];
const ALARMS: readonly AttendanceAlarm[] = ['BREACHED', 'NEXT_BREACHES', 'AWAY'];

export function oneSidedOf(week: Week): OneSidedFinding[] {
  const byId = new Map(week.members.map((member) => [member.memberId, member]));
  const gap = ({ figures: { evidence } }: NamedSnapshot): number => Math.abs(evidence.given - evidence.received);
  return week.members
    .filter(({ figures }) => isOneSided(figures.verdict))
    .sort(
      (a, b) =>
        KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)) ||
        gap(b) - gap(a) ||
        a.displayName.localeCompare(b.displayName),
    )
    .map((member) => {
      const { figures, memberId } = member;
      const kind = kindOf(member);
      // Who gives nothing is told so by the window; the others by the evidence on which the verdict stands.
      const { given, received, balance } =
        kind === 'NOT_REFERRING'
          ? { given: figures.givenInChapter, received: figures.receivedInChapter, balance: figures.balance }
          : figures.evidence;
      const found = week.data.partners[memberId];
      const partner = found && byId.get(found.memberId);
      const interval = balanceInterval(given, received);
      return {
        member,
        kind,
        given,
        received,
        balance,
        interval: interval && { low: interval[0], high: interval[1] },
        periodWeeks: kind === 'NOT_REFERRING' ? week.windowWeeks : week.evidenceWeeks,
        partner: partner ? { member: partner, count: found.count } : null,
      };
    });
}

export function attendanceAlarmsOf(week: Week): AttendanceFinding[] {
  return week.members
    .flatMap((member) => {
      const alarm = alarmOf(week, member);
      const oldestExpires = alarm?.alarm === 'AWAY' ? null : member.figures.oldestAbsenceExpires;
      return alarm ? [{ member, ...alarm, oldestExpires }] : [];
    })
    .sort(
      (a, b) =>
        ALARMS.indexOf(a.alarm) - ALARMS.indexOf(b.alarm) ||
        b.count - a.count ||
        a.member.displayName.localeCompare(b.member.displayName),
    );
}

/** Those of whom something is true, by name. */
export function membersOf(week: Pick<Week, 'members'>, fits: (member: NamedSnapshot) => boolean): NamedSnapshot[] {
  return week.members.filter(fits).sort((a, b) => a.displayName.localeCompare(b.displayName));
}

function kindOf({ figures: { verdict } }: NamedSnapshot): OneSidedKind {
  const kind = ONE_SIDED_VERDICTS.find((one) => one === verdict);
  if (!kind) throw new Error(`${String(verdict)} is not a one-sided verdict`);
  return kind;
}

function alarmOf(
  { policy, data }: Week,
  { memberId, figures, notes }: NamedSnapshot,
): Pick<AttendanceFinding, 'alarm' | 'count' | 'limit'> | null {
  const { state, effectiveAbsences } = notes.attendance;
  const limit = policy.absenceLimit ?? 0;
  if (state === 'BREACHED' && policy.absenceLimit !== null && effectiveAbsences > limit)
    return { alarm: state, count: effectiveAbsences, limit };
  if (state === 'BREACHED') return { alarm: state, count: figures.medical, limit: policy.medicalLimit ?? 0 };
  // With a limit of none everybody is one absence away from it; that is no news of anybody.
  if (state === 'NEXT_BREACHES' && effectiveAbsences > 0) return { alarm: state, count: effectiveAbsences, limit };
  const run = data.away[memberId];
  return run === undefined ? null : { alarm: 'AWAY', count: run, limit };
}
