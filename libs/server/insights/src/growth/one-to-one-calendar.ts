import { addDays, dayNumber, isLocalDate, type LocalDate } from '@chapterhouse/domain';
import { AppError } from '@chapterhouse/platform';
import type { ChapterPlace } from '@chapterhouse/chapters';
import {
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalAttendeeData,
} from 'ical-generator';
import type { ProposalAnswer } from './one-to-one-proposals.service.js';

/** One of the two who meet. Who has no address is named in the text alone: a calendar knows people by their addresses. */
export interface CalendarPerson {
  readonly name: string;
  readonly email: string | null;
  readonly answer: ProposalAnswer | null;
}

/** A proposed one-to-one as an entry of a calendar. The words are ready: this file speaks no language. */
export interface OneToOneEntry {
  readonly proposalId: string;
  /** Whose web address stands behind the UID, such as `chapterhouse.example.com`. */
  readonly host: string;
  /** Grows with each answer, see `Proposal.revision`. */
  readonly revision: number;
  readonly title: string;
  /** Plain text, lines broken by `\n`. */
  readonly notes: string;
  readonly language: string;
  readonly starts: Date;
  /** 15 to 240. */
  readonly minutes: number;
  readonly chapter: Pick<ChapterPlace, 'name'>;
  /** Who speaks for the chapter: its name, and the address that its mails come from. */
  readonly organiserAddress: string;
  readonly people: readonly [CalendarPerson, CalendarPerson];
  readonly now: Date;
  /** `PUBLISH` for a file that somebody fetched, `REQUEST` for an invitation that comes by mail. */
  readonly method: 'PUBLISH' | 'REQUEST';
}

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';
const MINUTE = 60_000;
/** A suggestion begins so long after the weekly meeting began, when that is over and people are together anyway. */
const AFTER_MEETING = 120 * MINUTE;
const SHORTEST = 15;
const LONGEST = 240;
export const USUAL_MINUTES = 60;

/**
 * The calendar file (RFC 5545) of a proposed one-to-one: tentative until both have accepted, the same UID for both sides and
 * for ever. Times are in UTC, so that no program needs to know the chapter's zone.
 */
export function oneToOneCalendar(entry: OneToOneEntry): string {
  const { chapter, people, now } = entry;
  const agreed = people.every((person) => person.answer === 'ACCEPTED');
  const declined = people.some((person) => person.answer === 'DECLINED');
  const calendar = new ICalCalendar({
    prodId: { company: 'Chapterhouse', product: 'One-to-ones', language: entry.language.toUpperCase() },
    method: ICalCalendarMethod[entry.method],
  });
  calendar.createEvent({
    id: `one-to-one-${entry.proposalId}@${entry.host}`,
    sequence: entry.revision,
    stamp: now,
    // Without a zone: given one, the library would write the server's own hours under its name.
    start: entry.starts,
    end: new Date(entry.starts.getTime() + entry.minutes * MINUTE),
    summary: entry.title,
    description: entry.notes,
    status: agreed ? ICalEventStatus.CONFIRMED : declined ? ICalEventStatus.CANCELLED : ICalEventStatus.TENTATIVE,
    organizer: { name: chapter.name, email: entry.organiserAddress },
    attendees: people.flatMap(({ name, email, answer }): ICalAttendeeData[] =>
      email ? [{ name, email, rsvp: answer === null, status: statusOf(answer) }] : [],
    ),
  });
  return calendar.toString();
}

const statusOf = (answer: ProposalAnswer | null): ICalAttendeeStatus =>
  answer === null ? ICalAttendeeStatus.NEEDSACTION : ICalAttendeeStatus[answer];

/** A time to suggest: after the weekly meeting in the week of the proposal, or after the next one that still lies ahead. */
export function suggestedStart(
  asOf: LocalDate,
  place: Pick<ChapterPlace, 'timeZone' | 'meetingWeekday' | 'meetingTime'>,
  now: Date,
): Date {
  // Day 0 was a Thursday, the fourth day of an ISO week.
  const weekday = (((dayNumber(asOf) + 3) % 7) + 7) % 7;
  let day = addDays(asOf, (place.meetingWeekday - 1 - weekday + 7) % 7);
  for (;;) {
    const starts = new Date(instantAt(day, place.meetingTime, place.timeZone).getTime() + AFTER_MEETING);
    if (starts > now) return starts;
    day = addDays(day, 7);
  }
}

/**
 * A time that somebody chose, `YYYY-MM-DDTHH:MM` in the chapter's zone, and how long it takes.
 * @throws AppError BAD_INPUT naming `starts` or `minutes`.
 */
export function chosenTime(starts: string, minutes: number, timeZone: string): { starts: Date; minutes: number } {
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(starts) ?? [];
  if (!isLocalDate(day))
    throw new AppError('BAD_INPUT', 'Write the time as YYYY-MM-DDTHH:MM, such as 2026-11-25T10:00.', 'starts');
  if (!Number.isInteger(minutes) || minutes < SHORTEST || minutes > LONGEST)
    throw new AppError('BAD_INPUT', `A one-to-one takes ${SHORTEST} to ${LONGEST} minutes.`, 'minutes');
  return { starts: instantAt(day, time, timeZone), minutes };
}

/**
 * The instant at which clocks of a zone show a time. Where they are put forward over it, the time after the gap; where they
 * show it twice, the first.
 */
export function instantAt(day: LocalDate, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offset = (at: number): number => shown(at, timeZone) - at;
  // The offsets on both sides of any change of the clocks near by; the larger one gives the earlier instant.
  const candidates = [...new Set([offset(wall - 86_400_000), offset(wall + 86_400_000)])]
    .map((by) => wall - by)
    .sort((a, b) => a - b);
  const exact = candidates.find((at) => shown(at, timeZone) === wall);
  return new Date(exact ?? candidates[candidates.length - 1]!);
}

/** What the clocks of a zone show at an instant, read as if they showed UTC. */
function shown(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
    ...{ minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}
