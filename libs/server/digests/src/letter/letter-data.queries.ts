import { Injectable } from '@nestjs/common';
import { addDays, type ChapterReport, isOneSided, type LocalDate, windowBefore } from '@chapterhouse/domain';
import type { Figure } from '@chapterhouse/email';
import type { EntityManager } from 'typeorm';
import {
  AWAY_MEETINGS,
  type LetterData,
  type MemberLetterData,
  type Partner,
  type WaitingSlip,
} from './letter-data.js';
import { LATEST_MARKS, MEETINGS, PARTNERS, PLACES, WAITING, WEEKS } from './letter-data.sql.js';

interface WeekRow {
  chapterId: string;
  memberId: string | null;
  anyLast: number;
  givenLast: number;
  givenBefore: number;
  receivedLast: number;
  receivedBefore: number;
  metLast: number;
  metBefore: number;
  visitorsLast: number;
  visitorsBefore: number;
  thanksLast: number;
  centsLast: number;
  centsBefore: number;
}
interface MeetingRow {
  chapterId: string;
  date: LocalDate;
  members: number;
  marked: number;
  there: number;
  absent: number;
}
interface PlaceRow {
  chapterId: string;
  hasHistory: boolean;
  meetingKnown: boolean;
  noAddress: number;
  bounced: number;
}
/** What is read of a chapter's report: a kept week has it, too. */
type Report = Pick<ChapterReport, 'windowWeeks' | 'evidenceWeeks' | 'members'>;
type Reports = ReadonlyMap<string, Report>;

/** Works out what letters need beyond the snapshots: at most six statements for a whole batch of chapters. */
@Injectable()
export class LetterDataQueries {
  /** The letter data of these chapters, from their reports and the five weeks before `asOf`. */
  async collect(em: EntityManager, asOf: LocalDate, reports: Reports): Promise<Map<string, LetterData>> {
    const ids = [...reports.keys()];
    if (ids.length === 0) return new Map();
    const places = await em.query<PlaceRow[]>(PLACES, [ids, asOf]);
    const weeks = grouped(await em.query<WeekRow[]>(WEEKS, [ids, asOf]));
    const meetings = grouped(await em.query<MeetingRow[]>(MEETINGS, [ids, asOf]));
    const waiting = grouped(await em.query<(WaitingSlip & { chapterId: string })[]>(WAITING, [ids, asOf]));
    const partners = await this.partners(em, asOf, reports);
    const away = await this.away(em, asOf, reports);
    return new Map(
      places.map((place) => {
        const id = place.chapterId;
        const rows = weeks.get(id) ?? [];
        const held = meetings.get(id) ?? [];
        const chapter = rows.find((row) => row.memberId === null);
        const recent = held.filter((m) => m.date >= addDays(asOf, -28) && m.marked < m.members);
        return [
          id,
          {
            figures: chapterFigures(asOf, place, chapter, held),
            recorded: (chapter?.anyLast ?? 0) > 0 || held.some((m) => m.date >= addDays(asOf, -7)),
            partners: partners.get(id) ?? {},
            away: away.get(id) ?? {},
            waiting: (waiting.get(id) ?? []).map(({ slipId, receiverId, date }) => ({ slipId, receiverId, date })),
            missing: {
              attendance: recent.map(({ date, members, marked }) => ({ date, count: members - marked })),
              meeting: !place.meetingKnown,
              noAddress: place.noAddress,
              bounced: place.bounced,
            },
            members: membersData(place, reports.get(id), rows),
          },
        ];
      }),
    );
  }

  private async partners(
    em: EntityManager,
    asOf: LocalDate,
    reports: Reports,
  ): Promise<Map<string, Record<string, Partner>>> {
    const chapters: string[] = [];
    const members: string[] = [];
    const gives: boolean[] = [];
    const since: string[] = [];
    for (const [chapterId, report] of reports) {
      for (const [memberId, { figures }] of Object.entries(report.members)) {
        if (!isOneSided(figures.verdict)) continue;
        const weeks = figures.verdict === 'NOT_REFERRING' ? report.windowWeeks : report.evidenceWeeks;
        chapters.push(chapterId);
        members.push(memberId);
        gives.push(figures.verdict === 'GIVES_MORE');
        since.push(windowBefore(asOf, weeks).from);
      }
    }
    const found = new Map<string, Record<string, Partner>>();
    if (members.length === 0) return found;
    type Row = { chapterId: string; memberId: string; partnerId: string; count: number };
    for (const row of await em.query<Row[]>(PARTNERS, [chapters, asOf, members, gives, since])) {
      const chapter = found.get(row.chapterId) ?? {};
      chapter[row.memberId] = { memberId: row.partnerId, count: row.count };
      found.set(row.chapterId, chapter);
    }
    return found;
  }

  /** Only members whose longest absence is long enough can be away now. */
  private async away(
    em: EntityManager,
    asOf: LocalDate,
    reports: Reports,
  ): Promise<Map<string, Record<string, number>>> {
    const chapters: string[] = [];
    const members: string[] = [];
    let longest = 0;
    for (const [chapterId, report] of reports) {
      longest = Math.max(longest, report.windowWeeks);
      for (const [memberId, { figures }] of Object.entries(report.members)) {
        if (figures.verdict === null || figures.longestAbsence < AWAY_MEETINGS) continue;
        chapters.push(chapterId);
        members.push(memberId);
      }
    }
    const found = new Map<string, Record<string, number>>();
    if (members.length === 0) return found;
    const from = windowBefore(asOf, longest).from;
    type Row = { chapterId: string; memberId: string; marks: string };
    for (const { chapterId, memberId, marks } of await em.query<Row[]>(LATEST_MARKS, [chapters, asOf, members, from])) {
      const run = /^[ASM]*/.exec(marks)?.[0].length ?? 0;
      if (run < AWAY_MEETINGS) continue;
      const chapter = found.get(chapterId) ?? {};
      chapter[memberId] = run;
      found.set(chapterId, chapter);
    }
    return found;
  }
}

function chapterFigures(asOf: LocalDate, place: PlaceRow, row: WeekRow | undefined, held: MeetingRow[]): Figure[] {
  const isLast = (m: MeetingRow): boolean => m.date >= addDays(asOf, -7);
  const rate = (meetings: MeetingRow[]): number | null => {
    const there = meetings.reduce((sum, m) => sum + m.there, 0);
    const counted = meetings.reduce((sum, m) => sum + m.there + m.absent, 0);
    return counted === 0 ? null : there / counted;
  };
  const of = figureMaker(place.hasHistory);
  return [
    of('referralsGiven', row?.givenLast, row?.givenBefore),
    of('oneToOnes', row?.metLast, row?.metBefore),
    of('visitors', row?.visitorsLast, row?.visitorsBefore),
    of('closedBusiness', (row?.centsLast ?? 0) / 100, (row?.centsBefore ?? 0) / 100),
    { key: 'attendanceRate', lastWeek: rate(held.filter(isLast)), mean: rate(held.filter((m) => !isLast(m))) },
  ];
}

function membersData(place: PlaceRow, report: Report | undefined, rows: WeekRow[]): Record<string, MemberLetterData> {
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  const data: Record<string, MemberLetterData> = {};
  for (const [memberId, { figures }] of Object.entries(report?.members ?? {})) {
    if (figures.verdict === null) continue;
    const row = byMember.get(memberId);
    const of = figureMaker(place.hasHistory && figures.tenureWeeks >= 5);
    data[memberId] = {
      figures: [
        of('referralsGiven', row?.givenLast, row?.givenBefore),
        of('referralsReceived', row?.receivedLast, row?.receivedBefore),
        of('oneToOnes', row?.metLast, row?.metBefore),
        of('visitors', row?.visitorsLast, row?.visitorsBefore),
      ],
      thanks: { count: row?.thanksLast ?? 0, amount: (row?.centsLast ?? 0) / 100 },
    };
  }
  return data;
}

/** Last week's count, and the mean of four weeks from their sum, where there are four weeks to take it over. */
const figureMaker =
  (hasMean: boolean) =>
  (key: Figure['key'], last = 0, before = 0): Figure => ({ key, lastWeek: last, mean: hasMean ? before / 4 : null });

function grouped<Row extends { chapterId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.chapterId);
    if (group) group.push(row);
    else groups.set(row.chapterId, [row]);
  }
  return groups;
}
