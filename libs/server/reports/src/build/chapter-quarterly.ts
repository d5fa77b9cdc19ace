import { addDays, isOneSided, type LocalDate } from '@chapterhouse/domain';
import type { ChapterSnapshot, InsightsQueries } from '@chapterhouse/insights';
import { systemActor } from '@chapterhouse/platform';
import { ASKS, COMINGS, PERIOD_TOTALS } from '../data/figures.sql.js';
import { periodsBefore, quarterOf, rangeOf } from '../period.js';
import type { ReportBody, ReportContext } from '../report-context.js';
import {
  column,
  section,
  type Figure,
  type ReportPeriod,
  type Row,
  type Section,
  type Sentence,
} from '../report-model.js';
import type { MessageId, Speech } from '../words/speech.js';

export interface PeriodTotals {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly members: number;
  readonly joined: number;
  readonly left: number;
  readonly meetings: number;
  readonly givenInside: number;
  readonly givenOutside: number;
  readonly received: number;
  readonly oneToOnes: number;
  readonly testimonials: number;
  readonly closedBusiness: number;
  readonly educationCredits: number;
  readonly attended: number;
  readonly absent: number;
  readonly visits: number;
  readonly asks: number;
}
export interface Coming {
  readonly name: string;
  readonly trade: string;
  readonly date: LocalDate;
  readonly came: boolean;
}
export interface AskLine {
  readonly name: string;
  readonly text: string;
  readonly date: LocalDate;
}
export interface QuarterlyFacts {
  /** Oldest first; the last is the one that the report is about. */
  readonly periods: readonly ReportPeriod[];
  readonly totals: readonly PeriodTotals[];
  /** The kept week at the end of each, where there is one. */
  readonly weeks: readonly (ChapterSnapshot | null)[];
  /** How many members need the leaders' help, at the last kept week; null without one. */
  readonly oneSided: number | null;
  readonly comings: readonly Coming[];
  readonly asks: readonly AskLine[];
}

const QUARTERS_BEFORE = 4;
/** A change below this share of the figure before is none worth a word. */
const EVEN = 0.05;

/** The chapter by quarters: the figures of one against those before, in words first. Nobody's verdict is in it. */
export async function chapterQuarterly(context: ReportContext, insights: InsightsQueries): Promise<ReportBody> {
  const { em, place, period, audience } = context;
  const { chapterId } = place;
  const periods = periodsBefore(period, QUARTERS_BEFORE);
  const firsts = periods.map(({ from }) => from);
  const untils = periods.map(({ to }) => addDays(to, 1));
  const totals = await em.query<PeriodTotals[]>(PERIOD_TOTALS, [chapterId, firsts, untils]);
  const { from, to } = rangeOf(period);
  const named = audience === 'LEADERS';
  const comings = named ? await em.query<Coming[]>(COMINGS, [chapterId, from, to]) : [];
  const asks = named ? await em.query<AskLine[]>(ASKS, [chapterId, from, to]) : [];
  // Only figures of the whole are taken from it; rights to counts were asked before.
  const reader = systemActor('reports.counts', [chapterId]);
  const kept = await insights.chapterHistory(em, place, reader, { limit: 104, before: addDays(to, 1) });
  const weeks = periods.map((p) => kept.find(({ asOf }) => asOf <= addDays(p.to, 1) && asOf > p.from) ?? null);
  const last = weeks.at(-1);
  const members = last ? await insights.membersOf(em, place, reader, last.asOf) : [];
  const oneSided = last ? members.filter(({ verdict }) => isOneSided(verdict)).length : null;
  return quarterlyBody({ periods, totals, weeks, oneSided, comings, asks }, context);
}

/** The body from what was counted. */
export function quarterlyBody(
  facts: QuarterlyFacts,
  { speech, audience }: Pick<ReportContext, 'speech' | 'audience'>,
): ReportBody {
  const named = audience === 'LEADERS';
  // Times before the records began would only look like bad ones.
  const first = facts.totals.findIndex((t) => t.meetings > 0 || referralsOf(t) > 0 || t.oneToOnes > 0);
  const start = first === -1 ? facts.totals.length - 1 : first;
  const kept: QuarterlyFacts = {
    ...facts,
    periods: facts.periods.slice(start),
    totals: facts.totals.slice(start),
    weeks: facts.weeks.slice(start),
  };
  return {
    sections: [
      section('health', speech.say('quarterly.health.title'), { sentences: healthOf(kept, speech) }),
      section('figures', null, { figures: figuresOf(kept, speech) }),
      chartSection(kept, speech),
      ...(named ? [comingsSection(kept.comings, speech), asksSection(kept.asks, speech)] : []),
      // What is said fills a page with what is asked for; every figure has the next.
      { ...tableSection(kept, speech), newPage: named },
    ],
    notes: [
      ...(kept.totals.length > 1 ? [] : [speech.say('quarterly.note.first')]),
      speech.say('quarterly.note.members'),
      ...(named ? [] : [speech.say('note.countsOnly')]),
    ],
  };
}

const referralsOf = (t: PeriodTotals): number => t.givenInside + t.givenOutside;
const rateOf = (t: PeriodTotals): number | null =>
  t.attended + t.absent === 0 ? null : t.attended / (t.attended + t.absent);

/** `Q3 2026` for a calendar quarter, its days for anything else. */
function labelOf(period: ReportPeriod, speech: Speech): string {
  const quarter = quarterOf(period.from);
  return quarter.from === period.from && quarter.to === period.to
    ? speech.say('quarterly.quarter', {
        quarter: Math.ceil(Number(period.from.slice(5, 7)) / 3),
        year: period.from.slice(0, 4),
      })
    : `${speech.shortDate(period.from)} – ${speech.shortDate(period.to)}`;
}

function direction(now: number, before: number): 'up' | 'down' | 'even' {
  const change = before === 0 ? (now > 0 ? 1 : 0) : (now - before) / before;
  return Math.abs(change) < EVEN ? 'even' : change > 0 ? 'up' : 'down';
}

function healthOf({ totals, periods, weeks, oneSided }: QuarterlyFacts, speech: Speech): Sentence[] {
  const now = totals.at(-1)!;
  const before = totals.at(-2) ?? null;
  const name = before ? labelOf(periods.at(-2)!, speech) : '';
  const tones = { up: 'GOOD', even: 'PLAIN', down: 'LOOK' } as const;
  const said: Sentence[] = [];
  const push = (tone: Sentence['tone'], text: string, next: string | null = null): void =>
    void said.push({ tone, heading: null, text, next });
  if (before) {
    // As many weeks as there were meetings: a quarter with a holiday is not a bad one.
    const perMeeting = (t: PeriodTotals): number => (t.meetings === 0 ? 0 : referralsOf(t) / t.meetings);
    const way = direction(perMeeting(now), perMeeting(before));
    push(
      tones[way],
      speech.say(`quarterly.referrals.${way}`, {
        count: referralsOf(now),
        each: speech.formats.mean(perMeeting(now)),
        before: speech.formats.mean(perMeeting(before)),
        name,
      }),
    );
    const [rate, was] = [rateOf(now), rateOf(before)];
    if (rate !== null && was !== null) {
      const turn = direction(rate, was);
      const values = { rate: speech.formats.percent(rate), was: speech.formats.percent(was), name };
      push(tones[turn], speech.say(`quarterly.attendance.${turn}`, values));
    }
  } else {
    push('PLAIN', speech.say('quarterly.referrals.alone', { count: referralsOf(now), meetings: now.meetings }));
  }
  const [week, weekBefore] = [weeks.at(-1), weeks.at(-2)];
  if (week?.figures.reciprocity != null) {
    const was = weekBefore?.figures.reciprocity ?? null;
    const values = {
      share: speech.formats.percent(week.figures.reciprocity),
      was: was === null ? '' : speech.formats.percent(was),
    };
    push('PLAIN', speech.say(was === null ? 'quarterly.reciprocity.alone' : 'quarterly.reciprocity', values));
  }
  if (oneSided !== null)
    push(oneSided > 0 ? 'ONE_SIDED' : 'GOOD', speech.say('quarterly.oneSided', { count: oneSided }));
  push('PLAIN', speech.say('quarterly.people', { members: now.members, joined: now.joined, left: now.left }));
  push(now.visits > 0 ? 'GOOD' : 'LOOK', speech.say('quarterly.visitors', { count: now.visits }));
  return said;
}

type Line = readonly [key: string, label: MessageId, type: Figure['type'], of: (t: PeriodTotals) => number | null];
const LINES: readonly Line[] = [
  ['members', 'quarterly.members', 'COUNT', (t) => t.members],
  ['joined', 'quarterly.joined', 'COUNT', (t) => t.joined],
  ['left', 'quarterly.left', 'COUNT', (t) => t.left],
  ['meetings', 'figure.meetings', 'COUNT', (t) => t.meetings],
  ['attendance', 'attendance.rate', 'RATE', rateOf],
  ['referrals', 'quarterly.referrals', 'COUNT', referralsOf],
  ['inside', 'quarterly.inside', 'COUNT', (t) => t.givenInside],
  ['outside', 'quarterly.outside', 'COUNT', (t) => t.givenOutside],
  ['received', 'quarterly.received', 'COUNT', (t) => t.received],
  ['perMember', 'quarterly.perMember', 'DECIMAL', (t) => (t.members === 0 ? null : referralsOf(t) / t.members)],
  ['oneToOnes', 'figure.oneToOnes', 'COUNT', (t) => t.oneToOnes],
  ['visitors', 'figure.visitors', 'COUNT', (t) => t.visits],
  ['closedBusiness', 'figure.closedBusiness', 'MONEY', (t) => t.closedBusiness],
  ['education', 'figure.education', 'COUNT', (t) => t.educationCredits],
  ['testimonials', 'figure.testimonials', 'COUNT', (t) => t.testimonials],
  ['asks', 'quarterly.asks', 'COUNT', (t) => t.asks],
];
const FIGURES = ['referrals', 'oneToOnes', 'visitors', 'closedBusiness', 'attendance'];

function figuresOf({ totals }: QuarterlyFacts, speech: Speech): Figure[] {
  const written = (value: number | null, type: Figure['type']): string =>
    type === 'MONEY' && value !== null ? speech.money(value, 0) : speech.cell(value, type);
  const [now, before] = [totals.at(-1)!, totals.at(-2)];
  return LINES.filter(([key]) => FIGURES.includes(key)).map(([key, label, type, of]) => ({
    key,
    label: speech.say(label),
    type,
    value: of(now),
    note: before ? speech.say('figure.before', { before: written(of(before), type) }) : null,
  }));
}

function chartSection({ totals, periods }: QuarterlyFacts, speech: Speech): Section {
  if (totals.length < 2) return section('trend', null);
  const labels = periods.map((p) => labelOf(p, speech));
  return section('trend', speech.say('quarterly.trend.title'), {
    chart: {
      kind: 'BARS',
      label: speech.say('quarterly.trend.chart'),
      labels,
      series: [
        { key: 'given', label: speech.say('quarterly.referrals'), values: totals.map(referralsOf) },
        { key: 'oneToOnes', label: speech.say('figure.oneToOnes'), values: totals.map((t) => t.oneToOnes) },
      ],
      balance: null,
    },
  });
}

function tableSection({ totals, periods, weeks }: QuarterlyFacts, speech: Speech): Section {
  const rows = LINES.map(([key, label, type, of]): Row => ({
    kind: key === 'referrals' ? 'TOTAL' : 'PLAIN',
    memberId: null,
    type,
    cells: [speech.say(label), ...totals.map(of)],
  }));
  if (weeks.some(Boolean)) {
    const shares = weeks.map((week) => week?.figures.reciprocity ?? null);
    rows.push({
      kind: 'PLAIN',
      memberId: null,
      type: 'RATE',
      cells: [speech.say('quarterly.reciprocity.row'), ...shares],
    });
  }
  return section('quarters', speech.say('quarterly.table.title'), {
    table: {
      layout: 'LIST',
      columns: [
        column('figure', speech.say('column.figure'), 'TEXT'),
        ...periods.map((p) => column(p.from, labelOf(p, speech), 'COUNT', speech.period(p))),
      ],
      rows,
    },
  });
}

function comingsSection(comings: readonly Coming[], speech: Speech): Section {
  return section('comings', speech.say('quarterly.comings.title'), {
    text: comings.length === 0 ? [speech.say('quarterly.comings.none')] : [],
    table:
      comings.length === 0
        ? null
        : {
            layout: 'LIST',
            columns: [
              column('date', speech.say('column.date'), 'DATE'),
              column('name', speech.say('column.member'), 'TEXT'),
              column('trade', speech.say('column.trade'), 'TEXT'),
              column('what', speech.say('column.what'), 'TEXT'),
            ],
            rows: comings.map(({ name, trade, date, came }): Row => ({
              kind: 'PLAIN',
              memberId: null,
              cells: [date, name, trade || null, speech.say(came ? 'quarterly.came' : 'quarterly.went')],
            })),
          },
  });
}

function asksSection(asks: readonly AskLine[], speech: Speech): Section {
  return section('asks', speech.say('quarterly.asks.title'), {
    text: asks.length === 0 ? [speech.say('quarterly.asks.none')] : [],
    sentences: asks.map(({ name, text }): Sentence => ({ tone: 'PLAIN', heading: name, text, next: null })),
  });
}
