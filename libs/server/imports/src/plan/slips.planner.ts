import { addDays, daysBetween, foldName, type SlipType } from '@chapterhouse/domain';
import { newId } from '@chapterhouse/platform';
import type { ReportedSlip, SlipEnd, SlipsAudit } from '../adapters/report.js';
import type { FileReport, PlanContext } from './plan-context.js';
import type { ExistingVisitor, SlipContent } from './plan.types.js';
import { endsOf, side } from './slip-ends.js';
import { keyOfSlip, unmatched } from './slip-match.js';

/** A follow-up that was due longer ago is not asked for: it was done, or let be, where the file comes from. */
const FOLLOW_UP_DAYS = 14;

interface Visit {
  name: string;
  invitedByMemberId: string | null;
}

/** The slips of a meeting as they will be, for the checksum: what stays and what is added. */
export type SlipsByDate = Map<string, { slips: SlipContent[]; visits: Visit[]; hasAudit: boolean }>;

/** Replaces each meeting's slips by those of its file: what is there already stays as it is, whatever was done with it. */
export class SlipsPlanner {
  readonly byDate: SlipsByDate = new Map();
  private readonly fileOf = new Map<string, string>();

  constructor(private readonly context: PlanContext) {}

  plan(): void {
    for (const slip of this.context.state.slips) this.day(slip.date).slips.push(slip);
    for (const visitor of this.context.state.visitors) this.day(visitor.visitedOn).visits.push(visitor);
    for (const audit of this.context.reports('slips-audit')) this.meeting(audit);
  }

  private day(date: string): { slips: SlipContent[]; visits: Visit[]; hasAudit: boolean } {
    const day = this.byDate.get(date) ?? { slips: [], visits: [], hasAudit: false };
    this.byDate.set(date, day);
    return day;
  }

  private meeting({ file, report }: FileReport<SlipsAudit>): void {
    const { context } = this;
    const twin = this.fileOf.get(report.date);
    if (twin) {
      context.problem(
        'error',
        file,
        null,
        'MEETING_TWICE',
        `${twin} is about the meeting of ${report.date} too.`,
        'Leave one of the two files out.',
      );
      return;
    }
    this.fileOf.set(report.date, file);
    const slips: SlipContent[] = [];
    const visits: Visit[] = [];
    for (const reported of report.slips) this.add(file, report.date, reported, slips, visits);
    this.replaceSlips(file, report.date, slips);
    this.replaceVisits(file, report.date, visits);
  }

  private add(file: string, date: string, reported: ReportedSlip, slips: SlipContent[], visits: Visit[]): void {
    const { context } = this;
    if (reported.type === 'VISITOR') {
      if (!reported.from || !reported.to) return;
      const inviter = reported.from.elsewhere
        ? { kind: 'nobody' as const }
        : context.resolve(file, reported.from, date);
      if (inviter?.kind === 'nobody')
        this.ignoredEnd(
          file,
          reported.from,
          `${reported.from.name} is not of this chapter; the visitor ${reported.to.name} is kept without an inviter.`,
        );
      if (inviter)
        visits.push({ name: reported.to.name, invitedByMemberId: inviter.kind === 'member' ? inviter.id : null });
      return;
    }
    const ends = endsOf(context, file, date, reported);
    if (!ends) return;
    const content: SlipContent = {
      type: reported.type satisfies SlipType,
      ...side('from', reported.from, ends.from, ends.fromChapter),
      ...side('to', reported.to, ends.to, ends.toChapter),
      toOrganisation: ends.organisation,
      tier: reported.tier,
      amount: reported.amount,
      credits: reported.credits,
      comment: ends.comment,
    };
    if (ends.organisation) content.toName = null;
    if (content.fromMemberId !== null && content.fromMemberId === content.toMemberId) {
      context.count(file, 'slips', 'ignored');
      context.problem(
        'warning',
        file,
        reported.to,
        'SELF_REFERENCE',
        `Row ${reported.row}: both ends are ${reported.to?.name ?? ''}; the slip was left out.`,
        'Correct it where the report comes from if it should count.',
      );
      return;
    }
    if (
      (content.fromMemberId === null && content.toMemberId === null && !ends.organisation) ||
      (content.type === 'EDUCATION' && content.fromMemberId === null)
    ) {
      context.count(file, 'slips', 'ignored');
      context.problem(
        'warning',
        file,
        reported.to ?? reported.from,
        'SLIP_NOT_OURS',
        `Row ${reported.row}: nobody of this chapter is on the slip; it was left out.`,
        'Nothing to do if that is so.',
      );
      return;
    }
    slips.push(content);
  }

  private replaceSlips(file: string, date: string, slips: SlipContent[]): void {
    const { context } = this;
    const existing = context.state.slips.filter((slip) => slip.date === date);
    const left = new Set(existing);
    let missing = unmatched(slips, left, keyOfSlip);
    // What was corrected here after an import stays corrected when the same file comes again.
    missing = unmatched(missing, left, (slip) => slip.asImported && keyOfSlip(slip.asImported));
    const removed = [...left].filter((slip) => slip.imported && !slip.workedOn);
    const kept = left.size - removed.length;
    if (kept > 0) {
      context.problem(
        'warning',
        file,
        null,
        'SLIPS_KEPT',
        `${kept} slips of ${date} were entered or worked on here and are not in the file; they stay.`,
        'Withdraw them by hand if they should not count.',
      );
    }
    context.count(file, 'slips', 'unchanged', existing.length - left.size);
    if (missing.length + removed.length > 0 && this.locked(file, date)) return;
    for (const content of missing) context.plan.slips.insert.push(context.row(this.slipRow(date, content)));
    for (const slip of removed) context.plan.slips.remove.push({ id: slip.id });
    context.count(file, 'slips', 'added', missing.length);
    context.count(file, 'slips', 'removed', removed.length);
    const day = this.day(date);
    day.hasAudit = true;
    day.slips = [...existing.filter((slip) => !removed.includes(slip)), ...missing];
  }

  private replaceVisits(file: string, date: string, visits: Visit[]): void {
    const { context } = this;
    const key = (visit: Visit): string => `${foldName(visit.name)}|${visit.invitedByMemberId ?? ''}`;
    const existing = context.state.visitors.filter((visitor) => visitor.visitedOn === date);
    const left = new Set<ExistingVisitor>(existing);
    const missing = visits.filter((visit) => {
      for (const visitor of left) if (key(visitor) === key(visit)) return !left.delete(visitor);
      return true;
    });
    const removed = [...left].filter((visitor) => visitor.imported && !visitor.workedOn);
    context.count(file, 'visitors', 'unchanged', existing.length - left.size);
    if (missing.length + removed.length > 0 && this.locked(file, date)) return;
    for (const visit of missing) {
      context.plan.visitors.insert.push(
        context.row({
          id: newId(),
          name: visit.name,
          invited_by_member_id: visit.invitedByMemberId,
          visited_on: date,
          visits: 1,
          stage: daysBetween(addDays(date, 1), context.state.today) > FOLLOW_UP_DAYS ? 'FOLLOWED_UP' : 'ATTENDED',
          import_id: context.importId,
        }),
      );
    }
    for (const visitor of removed) context.plan.visitors.remove.push({ id: visitor.id });
    context.count(file, 'visitors', 'added', missing.length);
    context.count(file, 'visitors', 'removed', removed.length);
    this.day(date).visits = [...existing.filter((visitor) => !removed.includes(visitor)), ...missing];
  }

  private locked(file: string, date: string): boolean {
    if (this.context.state.meetings.get(date)?.ledger !== 'LOCKED') return false;
    this.context.problem(
      'error',
      file,
      null,
      'MEETING_LOCKED',
      `The meeting of ${date} is locked and the file differs from what is recorded.`,
      'Leave the file out, and record what has to change as corrections.',
    );
    return true;
  }

  private slipRow(date: string, content: SlipContent): Record<string, unknown> {
    return {
      id: newId(),
      type: content.type,
      date,
      from_member_id: content.fromMemberId,
      from_name: content.fromName,
      from_chapter: content.fromChapter,
      to_member_id: content.toMemberId,
      to_name: content.toName,
      to_chapter: content.toChapter,
      to_organisation: content.toOrganisation,
      tier: content.tier,
      status: content.type === 'REFERRAL' ? 'NEW' : null,
      amount: content.amount,
      currency: content.amount === null ? null : this.context.state.chapter.currency,
      credits: content.credits,
      text: content.comment ?? null,
      import_id: this.context.importId,
    };
  }

  private ignoredEnd(file: string, end: SlipEnd, message: string): void {
    this.context.problem('warning', file, end, 'INVITER_ELSEWHERE', message, 'Nothing to do if that is so.');
  }
}
