import { AppError } from '@chapterhouse/platform';
import { ATTENDANCE_MARKS, type AttendanceMark } from '@chapterhouse/domain';

/** One mark as somebody wants it. */
export interface Mark {
  memberId: string;
  /** Null takes the mark away. */
  mark: AttendanceMark | null;
  /** Who came instead; with SUBSTITUTE only. */
  substituteName?: string | null;
  /** With PRESENT, LATE and SUBSTITUTE only. */
  leftEarly?: boolean | null;
  /** The version that the author saw; 0 when there was no mark. */
  expectedVersion: number;
}

export type CheckedMark = Required<Mark> & { substituteName: string | null; leftEarly: boolean };

const bad = (message: string, field: string): AppError => new AppError('BAD_INPUT', message, field);

/** The marks, complete and in one form. @throws AppError BAD_INPUT naming the field. */
export function checkMarks(marks: readonly Mark[]): CheckedMark[] {
  if (marks.length === 0 || marks.length > 200) throw bad('Mark 1 to 200 members at once.', 'marks');
  if (new Set(marks.map((m) => m.memberId)).size < marks.length) {
    throw bad('Each member can be marked only once at a time.', 'marks');
  }
  return marks.map(({ memberId, mark, expectedVersion, ...given }) => {
    const substituteName = given.substituteName?.trim() || null;
    const leftEarly = given.leftEarly ?? false;
    if (mark !== null && !ATTENDANCE_MARKS.includes(mark)) throw bad(`There is no mark ${String(mark)}.`, 'mark');
    if (!Number.isInteger(expectedVersion) || expectedVersion < 0) {
      throw bad(
        'The expected version is 0 for a member without a mark, or the version of the mark.',
        'expectedVersion',
      );
    }
    if (substituteName && mark !== 'SUBSTITUTE') {
      throw bad('A substitute is named only with the mark SUBSTITUTE.', 'substituteName');
    }
    if (substituteName && substituteName.length > 200) {
      throw bad('The name has at most 200 characters.', 'substituteName');
    }
    if (leftEarly && (mark === null || mark === 'ABSENT' || mark === 'MEDICAL')) {
      throw bad('Only somebody who was there, or sent a substitute, can leave early.', 'leftEarly');
    }
    return { memberId, mark, substituteName, leftEarly, expectedVersion };
  });
}

interface MarkThere {
  mark: AttendanceMark;
  substituteName: string | null;
  leftEarly: boolean;
  markedByName: string | null;
}

/** Whether what is wanted is there already. */
export function isSameMark(wanted: CheckedMark, there: MarkThere | undefined): boolean {
  if (!there) return wanted.mark === null;
  return (
    there.mark === wanted.mark && there.substituteName === wanted.substituteName && there.leftEarly === wanted.leftEarly
  );
}

const words: Readonly<Record<AttendanceMark, string>> = {
  PRESENT: 'present',
  ABSENT: 'absent',
  LATE: 'late',
  MEDICAL: 'medical',
  SUBSTITUTE: 'substitute',
};

/** Says who marked what in the meantime, so that two leaders can agree. */
export function conflictOf(memberName: string, there: MarkThere | undefined): AppError {
  const who = there?.markedByName ?? 'somebody else';
  const what = there
    ? `${who} marked ${memberName} as ${words[there.mark]}`
    : `${who} removed the mark of ${memberName}`;
  return new AppError(
    'CONFLICT',
    `In the meantime ${what}. Load the sheet again, and change it if that is not right.`,
    'memberId',
  );
}
