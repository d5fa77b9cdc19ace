import { rangeOf } from '../period.js';
import type { ReportBody, ReportContext } from '../report-context.js';
import { column, section, type Column, type Row } from '../report-model.js';
import { OTHERS, SUMMARY } from '../data/figures.sql.js';
import type { Speech } from '../words/speech.js';

/** Below so many known thankers an amount is not broken down by member: the parts would say who thanked for what. */
export const FEWEST_THANKERS = 3;
/** Whether amounts of closed business may stand beside a name: nobody among the thankers is known, or at least three are. */
export const mayBreakDown = (thankers: number): boolean => thankers === 0 || thankers >= FEWEST_THANKERS;

interface Flow {
  readonly givenInside: number;
  readonly givenOutside: number;
  readonly receivedInside: number;
  readonly receivedOutside: number;
  readonly oneToOnes: number;
  readonly closedBusiness: number;
}
/** One member's line, as counted. */
export interface SummaryLine extends Flow {
  readonly memberId: string;
  readonly name: string;
  readonly present: number;
  readonly absent: number;
  readonly late: number;
  readonly medical: number;
  readonly substitute: number;
  readonly visitors: number;
  readonly educationCredits: number;
  readonly testimonials: number;
}
export interface SummaryOthers extends Flow {
  readonly thankers: number;
  readonly visits: number;
}

/** The figures in the order of the columns that the incumbents' summary has. */
const FIGURES = [
  ['P', 'present', 'COUNT'],
  ['A', 'absent', 'COUNT'],
  ['L', 'late', 'COUNT'],
  ['M', 'medical', 'COUNT'],
  ['S', 'substitute', 'COUNT'],
  ['RGI', 'givenInside', 'COUNT'],
  ['RGO', 'givenOutside', 'COUNT'],
  ['RRI', 'receivedInside', 'COUNT'],
  ['RRO', 'receivedOutside', 'COUNT'],
  ['V', 'visitors', 'COUNT'],
  ['1-2-1', 'oneToOnes', 'COUNT'],
  ['TYFCB', 'closedBusiness', 'MONEY'],
  ['CEU', 'educationCredits', 'COUNT'],
  ['T', 'testimonials', 'COUNT'],
] as const;

/** The chapter summary: two statements, however many members. */
export async function chapterSummary(context: ReportContext): Promise<ReportBody> {
  const { em, place, period, speech, audience } = context;
  const { from, to } = rangeOf(period);
  const lines = await em.query<SummaryLine[]>(SUMMARY, [place.chapterId, from, to]);
  const [others] = await em.query<SummaryOthers[]>(OTHERS, [place.chapterId, from, to]);
  const [held] = await em.query<{ meetings: number }[]>(
    `select count(*)::int as meetings from meeting where chapter_id = $1 and status = 'HELD' and date >= $2 and date < $3`,
    [place.chapterId, from, to],
  );
  return summaryBody(lines, others!, held!.meetings, { speech, named: audience === 'LEADERS' });
}

/** The body from what was counted. Without names only the lines below the members are there. */
export function summaryBody(
  lines: readonly SummaryLine[],
  others: SummaryOthers,
  meetings: number,
  { speech, named }: { speech: Speech; named: boolean },
): ReportBody {
  const split = mayBreakDown(others.thankers);
  const sum = (key: (typeof FIGURES)[number][1]): number =>
    lines.reduce((total, line) => total + hundredths(line[key]), 0) / 100;
  const columns: Column[] = [
    column('first', speech.say('summary.first'), 'TEXT'),
    column('last', speech.say('summary.last'), 'TEXT'),
    ...FIGURES.map(([label, key, type]) => column(label, label, type, speech.say(`summary.${key}`))),
  ];
  const memberRows = lines.map((line): Row => {
    const [first = '', ...rest] = line.name.trim().split(/\s+/);
    const figures = FIGURES.map(([, key]) => (key === 'closedBusiness' && !split ? null : line[key]));
    return { kind: 'MEMBER', memberId: line.memberId, cells: [first, rest.join(' '), ...figures] };
  });
  const aside = (
    label: string,
    values: Partial<Record<(typeof FIGURES)[number][1], number>>,
    kind: Row['kind'],
  ): Row => ({
    kind,
    memberId: null,
    cells: [label, '', ...FIGURES.map(([, key]) => values[key] ?? 0)],
  });
  const { thankers: _, visits, ...elsewhere } = others;
  const totals = Object.fromEntries(FIGURES.map(([, key]) => [key, sum(key)])) as Record<
    (typeof FIGURES)[number][1],
    number
  >;
  const rows: Row[] = [
    ...(named ? memberRows : []),
    aside(speech.say('summary.visitors.row'), { present: visits }, 'ASIDE'),
    aside(speech.say('summary.others.row'), elsewhere, 'ASIDE'),
    aside(speech.say('summary.total.row'), totals, 'TOTAL'),
  ];
  const referrals = totals.givenInside + totals.givenOutside;
  const met = (totals.oneToOnes + elsewhere.oneToOnes) / 2;
  return {
    sections: [
      section('figures', null, {
        figures: [
          { key: 'meetings', label: speech.say('figure.meetings'), type: 'COUNT', value: meetings, note: null },
          { key: 'referrals', label: speech.say('figure.referrals'), type: 'COUNT', value: referrals, note: null },
          { key: 'oneToOnes', label: speech.say('figure.oneToOnes'), type: 'COUNT', value: met, note: null },
          { key: 'visitors', label: speech.say('figure.visitors'), type: 'COUNT', value: visits, note: null },
          {
            key: 'closedBusiness',
            label: speech.say('figure.closedBusiness'),
            type: 'MONEY',
            value: (hundredths(totals.closedBusiness) + hundredths(others.closedBusiness)) / 100,
            note: null,
          },
        ],
      }),
      section('summary', null, { table: { layout: 'LIST', columns, rows } }),
    ],
    notes: [
      speech.say('summary.note.columns'),
      speech.say('summary.note.total'),
      ...(split || !named ? [] : [speech.say('summary.note.thankers', { fewest: FEWEST_THANKERS })]),
      ...(named ? [] : [speech.say('note.countsOnly')]),
    ],
  };
}

/** Money and credits are added in hundredths, so that no sum has a rest. */
const hundredths = (value: number): number => Math.round(100 * value);
