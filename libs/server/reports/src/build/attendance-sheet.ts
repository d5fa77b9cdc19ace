import {
  forecastAttendance,
  summariseAttendance,
  windowBefore,
  type AttendanceEvent,
  type AttendancePolicy,
  type AttendanceState,
  type LocalDate,
} from '@chapterhouse/domain';
import type { PeriodPicture, PictureQueries } from '@chapterhouse/insights';
import { rangeOf } from '../period.js';
import type { ReportBody, ReportContext } from '../report-context.js';
import { column, section, type Row, type Section, type Sentence } from '../report-model.js';
import { POLICY, SHEET_TOTALS } from '../data/attendance.sql.js';
import type { Speech } from '../words/speech.js';

/** The policy of the chapter and its window. */
export interface PolicyRow extends AttendancePolicy {
  readonly windowWeeks: number;
  readonly evidenceWeeks: number;
}
interface MeetingTotals {
  readonly date: LocalDate;
  readonly P: number;
  readonly A: number;
  readonly L: number;
  readonly M: number;
  readonly S: number;
}
const LETTERS = ['P', 'A', 'L', 'M', 'S'] as const;

/**
 * Members against meetings: marks and rates of the time asked for, and how everybody stands with the policy on its last day,
 * which looks back over the chapter's window whatever the time is.
 */
export async function attendanceSheet(context: ReportContext, pictures: PictureQueries): Promise<ReportBody> {
  const { em, place, actor, period, speech, audience } = context;
  const range = rangeOf(period);
  const totals = await em.query<MeetingTotals[]>(SHEET_TOTALS, [place.chapterId, range.from, range.to]);
  if (audience !== 'LEADERS')
    return { sections: [totalsSection(totals, speech)], notes: [speech.say('note.countsOnly')] };
  const [policy] = await em.query<PolicyRow[]>(POLICY, [place.chapterId]);
  const shown = await pictures.between(em, place, actor, range);
  const window = await pictures.between(em, place, actor, windowBefore(range.to, policy!.windowWeeks));
  return sheetBody({ shown, window, totals, policy: policy! }, speech);
}

/** The body from what was counted: the picture of the time, and that of the policy's window up to its last day. */
export function sheetBody(
  {
    shown,
    window,
    totals,
    policy,
  }: { shown: PeriodPicture; window: PeriodPicture; totals: readonly MeetingTotals[]; policy: PolicyRow },
  speech: Speech,
): ReportBody {
  const inWindow = new Map(window.people.map((person) => [person.memberId, person]));
  const states = new Map<AttendanceState, string[]>();
  const rows = shown.people
    .filter(({ marks }) => /\S/.test(marks))
    .map((person): Row => {
      const recorded = person.marks.replaceAll(/[ -]/g, '');
      const figures = summariseAttendance({ marks: recorded, unrecorded: 0, oldestAbsence: null }, policy.windowWeeks);
      const recent = inWindow.get(person.memberId);
      const state = recent && person.active ? forecastOf(recent.marks, window.meetings, policy) : null;
      if (state) states.set(state.state, [...(states.get(state.state) ?? []), person.displayName]);
      return {
        kind: 'MEMBER',
        memberId: person.memberId,
        cells: [
          person.displayName,
          ...Array.from(person.marks, (letter) => (letter === ' ' ? null : letter)),
          figures.present,
          figures.absent,
          figures.late,
          figures.medical,
          figures.substitute,
          figures.attendanceRate,
          state ? speech.say(`attendance.state.${state.state}`) : speech.say('attendance.state.former'),
          state?.withinPolicyOn ?? state?.clearOn ?? null,
        ],
      };
    });
  const columns = [
    column('name', speech.say('column.member'), 'TEXT'),
    ...shown.meetings.map((date) => column(date, speech.shortDate(date), 'MARK')),
    ...LETTERS.map((letter) => column(`count-${letter}`, letter, 'COUNT', speech.say(`mark.${letter}`))),
    column('rate', speech.say('attendance.rate'), 'RATE', speech.say('attendance.rate.hint')),
    column('state', speech.say('attendance.state'), 'TEXT'),
    column('until', speech.say('attendance.until'), 'DATE', speech.say('attendance.until.hint')),
  ];
  const sentences = (['BREACHED', 'NEXT_BREACHES'] as const).flatMap((state): Sentence[] => {
    const names = states.get(state) ?? [];
    if (names.length === 0) return [];
    const text = speech.say(`attendance.sentence.${state}`, { count: names.length, names: speech.list(names) });
    return [{ tone: 'LOOK', heading: null, text, next: null }];
  });
  if (rows.length > 0 && sentences.length === 0) {
    sentences.push({ tone: 'GOOD', heading: null, text: speech.say('attendance.sentence.CLEAR'), next: null });
  }
  const missing = shown.people.reduce((sum, { marks }) => sum + (marks.split('-').length - 1), 0);
  if (missing > 0) {
    const text = speech.say('attendance.sentence.missing', { count: missing });
    sentences.push({ tone: 'LOOK', heading: null, text, next: null });
  }
  return {
    sections: [
      section('standing', null, { text: [policyText(policy, speech)], sentences }),
      section('sheet', speech.say('attendance.sheet.title'), {
        text: rows.length === 0 ? [speech.say('attendance.none')] : [],
        table: rows.length === 0 ? null : { layout: 'SHEET', columns, rows },
      }),
      totalsSection(totals, speech),
    ],
    notes: [
      speech.say('attendance.note.marks'),
      speech.say('attendance.note.rate'),
      speech.say('attendance.note.state'),
    ],
  };
}

function forecastOf(
  marks: string,
  meetings: readonly LocalDate[],
  policy: PolicyRow,
): ReturnType<typeof forecastAttendance> {
  const events = Array.from(marks).flatMap((letter, at): AttendanceEvent[] =>
    letter === 'A' || letter === 'L' || letter === 'M' || letter === 'S' ? [{ date: meetings[at]!, mark: letter }] : [],
  );
  return forecastAttendance(events, policy, policy.windowWeeks);
}

/** What the policy allows, in a sentence. */
export function policyText(policy: PolicyRow, speech: Speech): string {
  const parts = [
    policy.absenceLimit === null
      ? speech.say('attendance.policy.none')
      : speech.say('attendance.policy.absences', { count: policy.absenceLimit, weeks: policy.windowWeeks }),
    ...(policy.latesPerAbsence > 0 ? [speech.say('attendance.policy.lates', { count: policy.latesPerAbsence })] : []),
    ...(policy.substituteLimit === null
      ? []
      : [speech.say('attendance.policy.substitutes', { count: policy.substituteLimit })]),
    ...(policy.medicalLimit === null ? [] : [speech.say('attendance.policy.medical', { count: policy.medicalLimit })]),
  ];
  return parts.join(' ');
}

function totalsSection(totals: readonly MeetingTotals[], speech: Speech): Section {
  const rows = totals.map((total): Row => {
    const there = total.P + total.L + total.S;
    const counted = there + total.A;
    return {
      kind: 'PLAIN',
      memberId: null,
      cells: [total.date, ...LETTERS.map((letter) => total[letter]), counted === 0 ? null : there / counted],
    };
  });
  return section('meetings', speech.say('attendance.meetings.title'), {
    text: rows.length === 0 ? [speech.say('attendance.none')] : [],
    table:
      rows.length === 0
        ? null
        : {
            layout: 'LIST',
            columns: [
              column('date', speech.say('column.meeting'), 'DATE'),
              ...LETTERS.map((letter) => column(letter, letter, 'COUNT', speech.say(`mark.${letter}`))),
              column('rate', speech.say('attendance.rate'), 'RATE'),
            ],
            rows,
          },
  });
}
