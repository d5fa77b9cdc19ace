import { ATTENDANCE_MARKS, type AttendanceMark } from '@chapterhouse/domain';

/** The mark among the fields of a kept change, which are JSON; null when there was none. */
export function markIn(
  fields: readonly { readonly name: string; readonly value: string | null }[],
): AttendanceMark | null {
  const kept = fields.find(({ name }) => name === 'mark')?.value;
  return ATTENDANCE_MARKS.find((mark) => JSON.stringify(mark) === kept) ?? null;
}
