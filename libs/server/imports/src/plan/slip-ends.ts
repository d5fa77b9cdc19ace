import type { ReportedSlip, SlipEnd } from '../adapters/report.js';
import { foldName } from '@chapterhouse/domain';
import type { Resolution } from '../names/name-book.js';
import type { End, PlanContext } from './plan-context.js';

/** `Chapter, Region, Country`: what Detail holds when an end is of another chapter. */
const place = /^[^,]+,[^,]+,[^,]+$/;

export interface SlipEnds {
  from: End | null;
  to: End | null;
  fromChapter: string | null;
  toChapter: string | null;
  organisation: boolean;
  /** What Detail says when it names no chapter. */
  comment: string | null;
}

const nobody: End = { kind: 'nobody' };

/** Who is at the two ends of a slip, and of which other chapter; null when that has to be asked first. */
export function endsOf(context: PlanContext, file: string, date: string, reported: ReportedSlip): SlipEnds | null {
  const { from, to, detail } = reported;
  const chapter = detail && place.test(detail) ? detail : null;
  const certain = [from, to].every((end) => end === null || end.elsewhere !== null);
  const organisation = to?.organisation === true && (certain || context.book.resolve(to.name).kind !== 'member');
  if (!certain && chapter && from && to && !organisation)
    return endsByElimination(context, file, date, reported, from, to, chapter);
  const one = (end: SlipEnd): End | null =>
    end.elsewhere || (end === to && organisation) ? nobody : context.resolve(file, end, date);
  const [first, second] = [from && one(from), to && one(to)];
  if ((from && !first) || (to && !second)) return null;
  // Thanks are without a name; a chapter beside somebody of ours is that of whoever thanks.
  const thanker = from === null && second?.kind === 'member';
  const fromChapter = first?.kind === 'nobody' || thanker ? chapter : null;
  const toChapter = second?.kind === 'nobody' && !organisation ? chapter : null;
  return {
    from: first,
    to: second,
    fromChapter,
    toChapter,
    organisation,
    comment: (fromChapter ?? toChapter) ? null : detail,
  };
}

/**
 * CSV has no bold: where Detail names another chapter and one of the two is ours, the other one, whom nobody knows, is
 * theirs. Where both or neither are known it is asked.
 */
function endsByElimination(
  context: PlanContext,
  file: string,
  date: string,
  { row }: ReportedSlip,
  from: SlipEnd,
  to: SlipEnd,
  chapter: string,
): SlipEnds | null {
  const [first, second] = [context.book.resolve(from.name, date), context.book.resolve(to.name, date)];
  const sides = [
    [from, first],
    [to, second],
  ] as const;
  const ours = sides.filter(([, found]) => found.kind === 'member');
  if (ours.length === 2) {
    context.problem(
      'error',
      file,
      to,
      'WHO_IS_ELSEWHERE',
      `Row ${row}: Detail names another chapter, but both ${from.name} and ${to.name} are members here; which of the two it is, a CSV does not say.`,
      'Upload the report as .xls or .xlsx, which keeps the bold letters that say so.',
    );
    return null;
  }
  const unclear = sides.filter(([end, found]) => found.kind === 'ask' && (ours.length === 0 || isNamesake(end, found)));
  for (const [end, found] of unclear) if (found.kind === 'ask') context.ask(file, end, found.candidates);
  if (unclear.length > 0) return null;
  const theirs = first.kind === 'member' ? to : from;
  if (sides.some(([, found]) => found.kind === 'ask')) {
    context.problem(
      'warning',
      file,
      theirs,
      'TAKEN_AS_ELSEWHERE',
      `Row ${row}: ${theirs.name} is not known here and Detail names a chapter, so they were taken for somebody of ${chapter}.`,
      'Upload the report as .xls or .xlsx to be sure: it says so by bold letters.',
    );
  }
  const end = (found: Resolution): End => (found.kind === 'member' ? found : nobody);
  return {
    from: end(first),
    to: end(second),
    fromChapter: theirs === from ? chapter : null,
    toChapter: theirs === to ? chapter : null,
    organisation: false,
    comment: null,
  };
}

/** Whether members of just this name exist, and only which of them is open. */
function isNamesake(end: SlipEnd, found: Extract<Resolution, { kind: 'ask' }>): boolean {
  return found.candidates.some((person) => foldName(person.name) === foldName(end.name));
}

type Side<P extends 'from' | 'to'> = Record<`${P}MemberId` | `${P}Name` | `${P}Chapter`, string | null>;

/** The columns of one end. */
export function side<P extends 'from' | 'to'>(
  prefix: P,
  end: SlipEnd | null,
  found: End | null,
  chapter: string | null,
): Side<P> {
  const member = found?.kind === 'member';
  return {
    [`${prefix}MemberId`]: member ? found.id : null,
    [`${prefix}Name`]: member || !end ? null : end.name,
    [`${prefix}Chapter`]: chapter,
  } as Side<P>;
}
