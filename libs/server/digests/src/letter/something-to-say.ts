import { type ChapterReport, isOneSided, type MemberReport } from '@chapterhouse/domain';
import type { Figure } from '@chapterhouse/email';
import type { LetterData, MemberLetterData } from './letter-data.js';

const moved = ({ lastWeek, mean }: Figure): boolean => (lastWeek ?? 0) > 0 || (mean ?? 0) > 0;

/**
 * Whether the leaders' letter would say anything. A chapter that records nothing is not reminded of it every week for
 * ever: a missing meeting or address alone is no reason to write.
 */
export function leadersHaveNews(report: ChapterReport, data: LetterData): boolean {
  return (
    data.recorded ||
    data.figures.some(moved) ||
    data.waiting.length > 0 ||
    data.missing.attendance.length > 0 ||
    Object.keys(data.away).length > 0 ||
    Object.values(report.members).some(
      ({ figures, notes }) =>
        isOneSided(figures.verdict) ||
        figures.verdict === 'SETTLING_IN' ||
        (figures.verdict !== null && (notes.turnedAround || notes.attendance.state === 'BREACHED')),
    )
  );
}

/** Whether a member's letter would say anything: a verdict with evidence, a figure, thanks, attendance, or somebody who waits. */
export function memberHasNews(report: MemberReport, data: MemberLetterData, waiting: boolean): boolean {
  const { figures } = report;
  if (figures.verdict === null) return false;
  return (
    figures.verdict !== 'TOO_LITTLE_EVIDENCE' ||
    figures.evidence.given + figures.evidence.received > 0 ||
    waiting ||
    data.thanks.count > 0 ||
    data.figures.some(moved) ||
    figures.attendanceRate !== null
  );
}
