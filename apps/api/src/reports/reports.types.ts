import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import {
  type Audience,
  AUDIENCES,
  CELL_TYPES,
  type CellType,
  CHART_KINDS,
  REPORT_KINDS,
  type ReportKind,
  ROW_KINDS,
  TABLE_LAYOUTS,
  TONES,
} from '@chapterhouse/reports';
import { vocabulary } from '../graphql/enums.js';
import { LocalDateScalar } from '../graphql/scalars.js';

export const ReportKindEnum = vocabulary<ReportKind>('ReportKind', REPORT_KINDS, 'What a report is about.', {
  CHAPTER_SUMMARY: 'Each member’s attendance and slips of a time, in the columns that other systems print.',
  ATTENDANCE_SHEET: 'Members against meetings, with rates and the standing with the policy.',
  SCORECARDS: 'Everybody’s score, light, points and way to green.',
  REFERRAL_MATRIX: 'Who gave referrals to whom.',
  ONE_TO_ONE_MATRIX: 'Who met whom.',
  COMBINATION_MATRIX: 'One-to-ones and referrals of each two together.',
  MEMBER_REVIEW: 'One member’s year, for the talk about a renewal.',
  CHAPTER_QUARTERLY: 'The chapter’s figures by quarter, with what they say.',
});
export const ReportAudienceEnum = vocabulary<Audience>('ReportAudience', AUDIENCES, 'For whom a report was made.', {
  LEADERS: 'With members by name.',
  SELF: 'A member about themself.',
  STAFF: 'Counts of the whole only.',
});
export const ReportCellTypeEnum = vocabulary<CellType>('ReportCellType', CELL_TYPES, 'What stands in a cell.', {
  TEXT: 'Words.',
  COUNT: 'A number of things.',
  CHANGE: 'A difference, with its sign.',
  DECIMAL: 'A number with two decimals.',
  MONEY: 'An amount in the currency of the chapter.',
  RATE: 'A share from 0 to 1.',
  DATE: 'A day.',
  MARK: 'A letter of attendance: P A L M S, - not recorded.',
  CODE: 'A sign that the notes explain.',
});
type RowKind = (typeof ROW_KINDS)[number];
export const ReportRowKindEnum = vocabulary<RowKind>('ReportRowKind', ROW_KINDS, 'What a line is about.', {
  MEMBER: 'One member.',
  ASIDE: 'Others: visitors, other chapters.',
  TOTAL: 'All of it.',
  PLAIN: 'Anything else.',
});
type TableLayout = (typeof TABLE_LAYOUTS)[number];
export const ReportTableLayoutEnum = vocabulary<TableLayout>(
  'ReportTableLayout',
  TABLE_LAYOUTS,
  'How a table is drawn.',
  {
    LIST: 'As a plain table.',
    MATRIX: 'Members against members.',
    SHEET: 'Members against meetings.',
  },
);
type Tone = (typeof TONES)[number];
export const ReportToneEnum = vocabulary<Tone>('ReportTone', TONES, 'How a sentence is meant.', {
  PLAIN: 'A matter of fact.',
  GOOD: 'To be glad of.',
  LOOK: 'Worth a look.',
  ONE_SIDED: 'Giving and receiving have drifted apart.',
});
type ChartKind = (typeof CHART_KINDS)[number];
export const ReportChartKindEnum = vocabulary<ChartKind>('ReportChartKind', CHART_KINDS, 'How a chart is drawn.', {
  BALANCE: 'The balance bar.',
  BARS: 'Bars side by side for each label.',
  LINE: 'A line over time.',
});

@ObjectType({ description: 'A time by its first and its last day; both count.' })
export class ReportPeriod {
  @Field(() => LocalDateScalar, { description: 'First day.' }) from: string;
  @Field(() => LocalDateScalar, { description: 'Last day.' }) to: string;
}

@ObjectType({ description: 'One number that tells a story.' })
export class ReportFigure {
  @Field(() => String, { description: 'Which one.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) label: string;
  @Field(() => ReportCellTypeEnum, { description: 'What it is.' }) type: CellType;
  @Field(() => String, { description: 'As people read it.' }) text: string;
  @Field(() => Float, { nullable: true, description: 'The number itself; null when it is not known.' })
  number: number | null;
  @Field(() => String, { nullable: true, description: 'What stands beside it, such as the figure before.' })
  note: string | null;
}

@ObjectType({ description: 'A sentence, with a next step where there is one.' })
export class ReportSentence {
  @Field(() => ReportToneEnum, { description: 'How it is meant.' }) tone: Tone;
  @Field(() => String, { nullable: true, description: 'What it is about.' }) heading: string | null;
  @Field(() => String, { description: 'The sentence.' }) text: string;
  @Field(() => String, { nullable: true, description: 'One thing to do.' }) next: string | null;
}

@ObjectType({ description: 'Numbers of a chart that belong together.' })
export class ReportSeries {
  @Field(() => String, { description: 'Which: given, received, oneToOnes, score.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) label: string;
  @Field(() => [Float], { nullable: 'items', description: 'A number for each label.' }) values: (number | null)[];
}

@ObjectType({
  description: 'A balance with the interval in which it lies, each from -1 (all received) to 1 (all given).',
})
export class ReportBalance {
  @Field(() => Float, { description: 'The balance.' }) value: number;
  @Field(() => Float, { description: 'Lower end of the 95 % interval.' }) low: number;
  @Field(() => Float, { description: 'Upper end of it.' }) high: number;
}

@ObjectType({ description: 'A picture of numbers that stand in the tables, too.' })
export class ReportChart {
  @Field(() => ReportChartKindEnum, { description: 'How it is drawn.' }) kind: ChartKind;
  @Field(() => String, { description: 'What it shows, in words.' }) label: string;
  @Field(() => [String], { description: 'Names of the bars, or days of the line.' }) labels: string[];
  @Field(() => [ReportSeries], { description: 'The numbers; given and received for a balance bar.' })
  series: ReportSeries[];
  @Field(() => ReportBalance, { nullable: true, description: 'For a balance bar; null without referrals.' })
  balance: ReportBalance | null;
}

@ObjectType({ description: 'A column.' })
export class ReportColumn {
  @Field(() => String, { description: 'Which one.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) label: string;
  @Field(() => String, { nullable: true, description: 'What it counts.' }) hint: string | null;
  @Field(() => ReportCellTypeEnum, { description: 'What its cells are.' }) type: CellType;
  @Field(() => ID, { nullable: true, description: 'In a matrix: whose column it is.' }) memberId: string | null;
}

@ObjectType({ description: 'A line; its lists are as long as there are columns.' })
export class ReportRow {
  @Field(() => ReportRowKindEnum, { description: 'What it is about.' }) kind: RowKind;
  @Field(() => ID, { nullable: true, description: 'Which member it is about.' }) memberId: string | null;
  @Field(() => [String], { description: 'The cells as people read them.' }) texts: string[];
  @Field(() => [Float], { nullable: 'items', description: 'Their numbers; null for words and what is not known.' })
  numbers: (number | null)[];
}

@ObjectType({ description: 'A table.' })
export class ReportTable {
  @Field(() => ReportTableLayoutEnum, { description: 'How it is drawn.' }) layout: TableLayout;
  @Field(() => [ReportColumn], { description: 'Its columns.' }) columns: ReportColumn[];
  @Field(() => [ReportRow], { description: 'Its lines.' }) rows: ReportRow[];
}

@ObjectType({ description: 'A part of a report: text, figures, a chart, sentences, a table, in this order.' })
export class ReportSection {
  @Field(() => String, { description: 'Which one.' }) key: string;
  @Field(() => String, { nullable: true, description: 'Its title.' }) title: string | null;
  @Field(() => [String], { description: 'Paragraphs.' }) text: string[];
  @Field(() => [ReportFigure], { description: 'Figures.' }) figures: ReportFigure[];
  @Field(() => ReportChart, { nullable: true, description: 'A chart.' }) chart: ReportChart | null;
  @Field(() => [ReportSentence], { description: 'Sentences.' }) sentences: ReportSentence[];
  @Field(() => ReportTable, { nullable: true, description: 'A table.' }) table: ReportTable | null;
}

@ObjectType({ description: 'A file of the same report.' })
export class ReportFile {
  @Field(() => String, { description: 'pdf, xlsx or csv.' }) format: string;
  @Field(() => String, { description: 'Where it is, on this host.' }) path: string;
}

@ObjectType({ description: 'A report, as pages and files are made from it.' })
export class Report {
  @Field(() => ReportKindEnum, { description: 'What it is about.' }) kind: ReportKind;
  @Field(() => ReportAudienceEnum, { description: 'For whom it was made.' }) audience: Audience;
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'A line below the title; empty when there is none.' }) subtitle: string;
  @Field(() => ID, { nullable: true, description: 'Of a review: the member.' }) memberId: string | null;
  @Field(() => String, { nullable: true, description: 'Of a review: their name.' }) memberName: string | null;
  @Field(() => ReportPeriod, { description: 'The time it is about.' }) period: ReportPeriod;
  @Field(() => ReportPeriod, { nullable: true, description: 'The time it is compared with.' })
  comparedWith: ReportPeriod | null;
  @Field(() => String, { description: 'Language of its words: en or de.' }) language: string;
  @Field(() => LocalDateScalar, { description: 'The day on which it was made.' }) preparedOn: string;
  @Field(() => [ReportSection], { description: 'What it says.' }) sections: ReportSection[];
  @Field(() => [String], { description: 'What signs and columns mean, and what is not in it.' }) notes: string[];
  @Field(() => [ReportFile], { description: 'The same as files.' }) files: ReportFile[];
}
