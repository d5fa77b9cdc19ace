import { isMemberOn, type AttendanceMark } from '@chapterhouse/domain';
import type { ChapterSummary, SummaryLine } from '../adapters/report.js';
import type { FileReport, PlanContext } from './plan-context.js';

export interface ResolvedLine {
  memberId: string;
  line: SummaryLine;
}

/** A summary with the people that its lines mean. */
export interface ResolvedSummary extends FileReport<ChapterSummary> {
  lines: ResolvedLine[];
}

/** Marks of one meeting replace those that are there, and make the meeting held. A summary of several meetings only checks. */
export class AttendancePlanner {
  /** Marks as they will be: date → member → mark. */
  readonly marks = new Map<string, Map<string, string>>();
  private readonly fileOf = new Map<string, string>();

  constructor(private readonly context: PlanContext) {
    for (const [date, marks] of context.state.attendance) this.marks.set(date, new Map(marks));
  }

  plan(): ResolvedSummary[] {
    return this.context.reports('chapter-summary').flatMap((summary) => {
      const { from, to } = summary.report;
      const key = `${from}/${to}`;
      const twin = this.fileOf.get(key);
      if (twin) {
        this.context.problem(
          'error',
          summary.file,
          null,
          'MEETING_TWICE',
          `${twin} is a summary of ${from === to ? from : `${from} to ${to}`} too.`,
          'Leave one of the two files out.',
        );
        return [];
      }
      this.fileOf.set(key, summary.file);
      const resolved = { ...summary, lines: this.resolve(summary) };
      if (from === to) this.meeting(resolved);
      return [resolved];
    });
  }

  private resolve({ file, report }: FileReport<ChapterSummary>): ResolvedLine[] {
    const { context } = this;
    const seen = new Set<string>();
    return report.lines.flatMap((line) => {
      const found = context.resolve(file, line, report.from);
      if (!found) return [];
      if (found.kind === 'nobody') {
        context.count(file, 'attendance', 'ignored');
        context.problem(
          'warning',
          file,
          line,
          'ROW_IGNORED',
          `${line.name} is nobody of this chapter; the row was left out.`,
          'Nothing to do if that is so.',
        );
        return [];
      }
      if (seen.has(found.id)) {
        context.problem(
          'error',
          file,
          line,
          'PERSON_TWICE',
          `${line.name} has two rows.`,
          'Keep one of the two rows and upload the file again.',
        );
        return [];
      }
      seen.add(found.id);
      return [{ memberId: found.id, line }];
    });
  }

  private meeting({ file, report, lines }: ResolvedSummary): void {
    const { context } = this;
    const date = report.from;
    const before = context.state.meetings.get(date);
    if (before?.status === 'CANCELLED') {
      context.problem(
        'error',
        file,
        null,
        'MEETING_CANCELLED',
        `The meeting of ${date} is recorded as cancelled.`,
        'Correct the meeting first, or leave the file out.',
      );
      return;
    }
    const marks = new Map<string, AttendanceMark>();
    for (const { memberId, line } of lines) {
      const mark = this.mark(file, date, memberId, line);
      if (mark) marks.set(memberId, mark);
    }
    const old = context.state.attendance.get(date) ?? new Map<string, string>();
    const insert = [...marks].filter(([id]) => !old.has(id));
    const update = [...marks].filter(([id, mark]) => old.has(id) && old.get(id) !== mark);
    const remove = [...old.keys()].filter((id) => !marks.has(id));
    const changes = insert.length + update.length + remove.length;
    if (before?.ledger === 'LOCKED' && (changes > 0 || before.status !== 'HELD')) {
      context.problem(
        'error',
        file,
        null,
        'MEETING_LOCKED',
        `The meeting of ${date} is locked and the file differs from what is recorded.`,
        'Leave the file out, and record what has to change as corrections.',
      );
      return;
    }
    const { meetings, attendance } = context.plan;
    if (!before) meetings.insert.push(context.row({ date, status: 'HELD' }));
    else if (before.status !== 'HELD') meetings.update.push({ date, status: 'HELD' });
    attendance.insert.push(...insert.map(([id, mark]) => context.row({ member_id: id, date, mark })));
    attendance.update.push(
      ...update.map(([id, mark]) => ({ member_id: id, date, mark, substitute_name: null, left_early: false })),
    );
    attendance.remove.push(...remove.map((id) => ({ member_id: id, date })));
    context.count(file, 'attendance', 'added', insert.length);
    context.count(file, 'attendance', 'changed', update.length);
    context.count(file, 'attendance', 'removed', remove.length);
    context.count(file, 'attendance', 'unchanged', marks.size - insert.length - update.length);
    this.marks.set(date, marks);
  }

  private mark(file: string, date: string, memberId: string, line: SummaryLine): AttendanceMark | null {
    const { context } = this;
    const counted = Object.entries(line.marks).filter(([, count]) => count > 0) as [AttendanceMark, number][];
    const [only] = counted;
    if (!only) return null;
    if (counted.length > 1 || only[1] > 1) {
      context.problem(
        'error',
        file,
        line,
        'MARKS_TWICE',
        `${line.name} has more than one mark for the meeting of ${date}.`,
        'Export the report for this one meeting again.',
      );
      return null;
    }
    const person = context.people.get(memberId);
    if (person?.joined && isMemberOn(date, person.joined, person.left)) return only[0];
    context.count(file, 'attendance', 'ignored');
    context.problem(
      'warning',
      file,
      line,
      'NOT_A_MEMBER_THEN',
      `${line.name} was no member on ${date}; the mark was left out.`,
      'Correct the date of joining or leaving if it is wrong.',
    );
    return null;
  }
}
