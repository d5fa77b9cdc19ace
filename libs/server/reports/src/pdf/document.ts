import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import {
  type Figure,
  type Report,
  type Row,
  type Section,
  type Sentence,
  type Table,
  typeOfCell,
} from '../report-model.js';
import type { Speech } from '../words/speech.js';
import { chartSvg, legendOf } from './charts.js';
import { type Grid, matrixGrids, sheetGrid } from './grids.js';
import { listOf } from './lists.js';
import { A4, colours, MARGIN, SANS, SERIF, widthOf } from './look.js';
import { el, svg } from './svg.js';

/** Wide things lie on their side. */
export const isLandscape = ({ kind }: Report): boolean => kind === 'ATTENDANCE_SHEET' || kind === 'SCORECARDS';

/** The whole report as pdfmake understands it. */
export function documentOf(report: Report, speech: Speech): TDocumentDefinitions {
  const landscape = isLandscape(report);
  const width = widthOf(landscape);
  const running = `${report.chapter.name}  ·  ${report.title}${report.member ? `  ·  ${report.member.name}` : ''}`;
  return {
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom],
    info: { title: `${report.title}, ${report.chapter.name}`, author: 'Chapterhouse', creator: 'Chapterhouse' },
    language: report.language,
    displayTitle: true,
    defaultStyle: { font: SANS, fontSize: 9, color: colours.ink, lineHeight: 1.25 },
    background: (_page, size) => ({
      canvas: [{ type: 'rect', x: 0, y: 0, w: size.width, h: size.height, color: colours.paper }],
    }),
    header: (page) =>
      page === 1
        ? { text: '' }
        : { text: running, fontSize: 7.5, color: colours.muted, margin: [MARGIN.side, 22, MARGIN.side, 0] },
    footer: (page, pages) => ({
      margin: [MARGIN.side, 12, MARGIN.side, 0],
      stack: [
        { canvas: [rule(width)] },
        {
          margin: [0, 6, 0, 0],
          fontSize: 7.5,
          color: colours.muted,
          columns: [
            { text: speech.say('frame.prepared', { date: speech.formats.date(report.preparedOn) }) },
            { text: speech.say('frame.page', { page, pages }), alignment: 'right' },
          ],
        },
      ],
    }),
    content: [head(report, speech, width), ...sectionsOf(report, speech, width), ...notesOf(report, speech)],
  };
}

const rule = (
  width: number,
): { type: 'line'; x1: number; y1: number; x2: number; y2: number; lineWidth: number; lineColor: string } => ({
  type: 'line',
  x1: 0,
  y1: 0,
  x2: width,
  y2: 0,
  lineWidth: 0.75,
  lineColor: colours.hair,
});

function head(report: Report, speech: Speech, width: number): Content {
  const { chapter, title, subtitle, member, period, comparedWith } = report;
  const when = [
    speech.period(period),
    ...(comparedWith ? [speech.say('frame.compared', { period: speech.period(comparedWith) })] : []),
  ];
  return {
    margin: [0, 0, 0, 3],
    stack: [
      { text: member ? `${chapter.name}  ·  ${title}` : chapter.name, color: colours.teal, bold: true, fontSize: 9 },
      { text: member ? member.name : title, font: SERIF, fontSize: 24, lineHeight: 1.15, margin: [0, 2, 0, 2] },
      ...(subtitle ? [{ text: subtitle, fontSize: 8.5, color: colours.muted }] : []),
      { text: when.join(', '), fontSize: 9, color: colours.muted, margin: [0, 1, 0, 8] },
      { canvas: [rule(width)] },
    ],
  };
}

/** Sections one below the other; those that a review has side by side, side by side. */
function sectionsOf(report: Report, speech: Speech, width: number): Content[] {
  const beside = report.kind === 'MEMBER_REVIEW' ? new Set(['profile', 'followUps']) : new Set<string>();
  const parts: Content[] = [];
  let pair: Content[] = [];
  const gap = 22;
  const flush = (): void => {
    if (pair.length > 0) parts.push({ columns: pair, columnGap: gap });
    pair = [];
  };
  for (const section of report.sections) {
    if (beside.has(section.key)) {
      pair.push(sectionOf(section, speech, (width - gap) / 2));
      continue;
    }
    flush();
    parts.push(sectionOf(section, speech, width));
  }
  flush();
  return parts;
}

function sectionOf(section: Section, speech: Speech, width: number): Content {
  const { title, text, figures, chart, sentences, table } = section;
  const legend = chart ? legendOf(chart) : [];
  const body: Content[] = [
    ...text.map((paragraph): Content => ({ text: paragraph, margin: [0, 0, 0, 5] })),
    ...(figures.length > 0 ? [figuresOf(figures, speech, width)] : []),
    ...(legend.length > 0 ? [legendLine(legend)] : []),
    ...(chart ? [{ svg: chartSvg(chart, width, speech), width, font: SANS, margin: [0, 2, 0, 6] } as Content] : []),
    ...sentences.map(sentenceOf),
    ...(table
      ? GROUPED.has(section.key)
        ? groupedOf(section.key, table, speech)
        : tableOf(table, speech, width)
      : []),
  ];
  if (body.length === 0) return { text: '' };
  const heading: Content[] = title
    ? [{ text: title, font: SERIF, fontSize: 13, margin: [0, 2, 0, 5], headlineLevel: 1 }]
    : [];
  return {
    // Air stands above, never below: what ends a page must not spill onto the next.
    margin: [0, 11, 0, 0],
    stack: [...heading, ...body],
    ...(section.newPage ? { pageBreak: 'before' as const } : {}),
  };
}

const legendLine = (legend: readonly { label: string; colour: string }[]): Content => ({
  text: legend.map(({ label, colour }) => ({ text: `●  ${label}     `, color: colour, bold: true })),
  fontSize: 8,
  margin: [0, 0, 0, 2],
});

/** Large amounts are round ones where they stand alone. */
const ROUND_FROM = 1000;
const figureText = ({ value, type }: Figure, speech: Speech): string =>
  type === 'MONEY' && typeof value === 'number' && value >= ROUND_FROM
    ? speech.money(value, 0)
    : speech.cell(value, type);

/** Numbers that tell a story, side by side. */
function figuresOf(figures: readonly Figure[], speech: Speech, width: number): Content {
  const perLine = figures.length > 5 ? 4 : figures.length;
  const lines: Figure[][] = [];
  for (let at = 0; at < figures.length; at += perLine) lines.push(figures.slice(at, at + perLine));
  const figureCell = (figure: Figure | undefined): TableCell =>
    figure
      ? {
          stack: [
            { text: figureText(figure, speech), font: SERIF, fontSize: 17, lineHeight: 1.1, noWrap: true },
            { text: figure.label, fontSize: 7.8, color: colours.muted },
            ...(figure.note ? [{ text: figure.note, fontSize: 7, color: colours.muted }] : []),
          ],
        }
      : { text: '' };
  return {
    margin: [0, 0, 0, 6],
    table: {
      widths: Array.from({ length: perLine }, () => width / perLine - 13),
      body: lines.map((of) => Array.from({ length: perLine }, (_, at) => figureCell(of[at]))),
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (at) => (at > 0 && at < perLine ? 0.75 : 0),
      vLineColor: () => colours.hair,
      paddingLeft: (at) => (at === 0 ? 0 : 10),
      paddingRight: () => 3,
      paddingTop: () => 3,
      paddingBottom: () => 5,
    },
  };
}

/** A sign before each sentence, so that no meaning hangs on colour alone. */
const signs: Readonly<Record<Sentence['tone'], string>> = {
  PLAIN: svg(10, 10, el('circle', { cx: 4, cy: 5.6, r: 1.6, fill: colours.muted })),
  GOOD: svg(10, 10, el('circle', { cx: 4, cy: 5.6, r: 3, fill: colours.teal })),
  LOOK: svg(10, 10, el('polygon', { points: '4,1.8 7.8,5.6 4,9.4 0.2,5.6', fill: colours.amber })),
  ONE_SIDED: svg(
    10,
    10,
    el('circle', { cx: 4, cy: 5.6, r: 2.6, fill: 'none', stroke: colours.plum, 'stroke-width': 1.4 }),
  ),
};

function sentenceOf({ tone, heading, text, next }: Sentence): Content {
  return {
    margin: [0, 0, 0, 4],
    unbreakable: true,
    columnGap: 4,
    columns: [
      { width: 10, svg: signs[tone] },
      {
        width: '*',
        stack: [
          { text: heading ? [{ text: `${heading}  `, bold: true }, text] : text },
          ...(next
            ? [
                {
                  text: [{ text: '→ ', color: colours.teal, bold: true }, next],
                  margin: [0, 1, 0, 0] as [number, number, number, number],
                },
              ]
            : []),
        ],
      },
    ],
  };
}

function tableOf(table: Table, speech: Speech, width: number): Content[] {
  if (table.layout === 'MATRIX') return matrixGrids(table, width, speech).map((grid) => gridOf(grid, speech));
  if (table.layout === 'SHEET') return [gridOf(sheetGrid(table, width, speech), speech)];
  const plain = table.columns.every(({ type }) => type !== 'TEXT');
  if (!plain || table.rows.length <= SIDE_BY_SIDE_FROM) return [listOf(table, speech, width)];
  // Narrow and long: side by side instead of down the page.
  const count = Math.max(1, Math.floor(width / SIDE_BY_SIDE_WIDTH));
  const each = Math.ceil(table.rows.length / count);
  const parts = Array.from({ length: count }, (_, at) => table.rows.slice(at * each, (at + 1) * each));
  return [
    {
      columnGap: SIDE_BY_SIDE_GAP,
      columns: parts
        .filter((rows) => rows.length > 0)
        .map((rows) => ({
          width: width / count - SIDE_BY_SIDE_GAP,
          ...listOf({ ...table, rows }, speech, width / count - SIDE_BY_SIDE_GAP),
        })),
    },
  ];
}

/** Long lists of ties: one line for each giver instead of one for each tie. */
const GROUPED = new Set(['came', 'went', 'changed']);

/** Words that stay on one line. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');

function groupedOf(key: string, { rows, columns }: Table, speech: Speech): Content[] {
  const givers = new Map<string, string[]>();
  const cell = (row: Row, at: number): string => speech.cell(row.cells[at] ?? null, typeOfCell(row, columns[at]!));
  for (const row of rows) {
    const giver = cell(row, 0);
    const [was, now] = [cell(row, 2), cell(row, 3)];
    const what = key === 'came' ? now : key === 'went' ? was : `${was} → ${now}`;
    givers.set(giver, [...(givers.get(giver) ?? []), `${cell(row, 1)}\u00a0${together(what)}`]);
  }
  return [...givers]
    .sort(([a], [b]) => speech.byName(a, b))
    .map(([giver, others]): Content => ({
      fontSize: 8,
      margin: [0, 0, 0, 2.5],
      text: [{ text: `${giver}:  `, bold: true }, others.join('  ·  ')],
    }));
}

const SIDE_BY_SIDE_FROM = 8;
const SIDE_BY_SIDE_WIDTH = 230;
const SIDE_BY_SIDE_GAP = 26;

const none = (): number => 0;

function gridOf({ head: top, rows, part }: Grid, speech: Speech): Content {
  const drawing = (drawn: string): TableCell => ({ svg: drawn, font: SANS });
  const grid: Content = {
    table: {
      widths: ['*'],
      headerRows: top ? 1 : 0,
      keepWithHeaderRows: top ? 1 : 0,
      dontBreakRows: true,
      body: [...(top ? [[drawing(top)]] : []), ...rows.map((drawn) => [drawing(drawn)])],
    },
    layout: {
      hLineWidth: none,
      vLineWidth: none,
      paddingLeft: none,
      paddingRight: none,
      paddingTop: none,
      paddingBottom: none,
    },
  };
  if (!part) return grid;
  return {
    stack: [
      { text: speech.say('frame.continued', { ...part }), fontSize: 7.5, color: colours.muted, margin: [0, 8, 0, 0] },
      grid,
    ],
  };
}

function notesOf({ notes }: Report, speech: Speech): Content[] {
  if (notes.length === 0) return [];
  return [
    {
      unbreakable: true,
      fontSize: 7.3,
      color: colours.muted,
      margin: [0, 12, 0, 0],
      stack: [
        { text: speech.say('frame.notes'), bold: true, margin: [0, 0, 0, 2] },
        ...notes.map((note): Content => ({ text: note, margin: [0, 0, 0, 1.5] })),
      ],
    },
  ];
}

/** The size of a page, for whoever looks at the result. */
export const pageSize = (landscape: boolean): { width: number; height: number } =>
  landscape ? { width: A4.height, height: A4.width } : { ...A4 };
