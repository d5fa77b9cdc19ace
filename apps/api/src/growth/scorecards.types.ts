import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Light, LIGHTS, type Measure, MEASURES, type Reading, READINGS } from '@chapterhouse/domain';
import { vocabulary } from '../graphql/enums.js';
import { LocalDateScalar } from '../graphql/scalars.js';
import { Payload } from '../graphql/user-error.js';

export const MeasureEnum = vocabulary<Measure>(
  'ScorecardMeasure',
  MEASURES,
  'What a scorecard reads about a member in the window, in the words that its tables use.',
  {
    absences: 'Meetings absent.',
    lates: 'Meetings late.',
    attendanceRate: 'Share of meetings attended.',
    referralsGiven: 'Referrals given, other chapters included.',
    visitors: 'Visitors brought.',
    oneToOnes: 'One-to-ones.',
    educationCredits: 'Credits for something learnt.',
    closedBusiness: 'Money that others thanked the member for, in the chapter’s currency.',
    testimonials: 'Testimonials given.',
  },
);
export const ReadingEnum = vocabulary<Reading>('ScorecardReading', READINGS, 'How a measure is read.', {
  COUNT: 'As it is.',
  PER_WEEK: 'Divided by the weeks with a mark.',
  RATE: 'A share, 0 to 1.',
});
export const LightEnum = vocabulary<Light>('ScorecardLight', LIGHTS, 'The light of a score.', {
  GREEN: 'At the green limit or above.',
  AMBER: 'At the amber limit or above.',
  RED: 'At the red limit or above.',
  GREY: 'Below the red limit.',
});

@ObjectType({ description: 'What reaches some points: exactly one of the three limits is there.' })
export class ScoreBand {
  @Field(() => Float, { nullable: true, description: 'So much or more.' }) atLeast: number | null;
  @Field(() => Float, { nullable: true, description: 'More than so much.' }) above: number | null;
  @Field(() => Float, { nullable: true, description: 'So much or less.' }) atMost: number | null;
  @Field(() => Int, { description: 'The points.' }) points: number;
}

@ObjectType({ description: 'The least scores for each light.' })
export class LightLimits {
  @Field(() => Float, { description: 'For green.' }) green: number;
  @Field(() => Float, { description: 'For amber.' }) amber: number;
  @Field(() => Float, { description: 'For red; below it is grey.' }) red: number;
}

@ObjectType({ description: 'The nearest band with more points.' })
export class NextBand {
  @Field(() => Int, { description: 'The points of that band.' }) points: number;
  @Field(() => Float, { description: 'How many more units reach it.' }) need: number;
}

@ObjectType({ description: 'One line of a score, explained.' })
export class MetricScore {
  @Field(() => MeasureEnum, { description: 'What is read.' }) measure: Measure;
  @Field(() => ReadingEnum, { description: 'How.' }) reads: Reading;
  @Field(() => Float, { nullable: true, description: 'PER_WEEK: how many weeks one unit spans; 1 mostly.' })
  perWeeks: number | null;
  @Field(() => Float, { nullable: true, description: 'The count itself, or the rate; null: nothing to read.' })
  have: number | null;
  @Field(() => Float, { nullable: true, description: 'What the bands are compared with; null: no weeks yet.' })
  value: number | null;
  @Field(() => Int, { description: 'The points.' }) points: number;
  @Field(() => Int, { description: 'The most points that this line can give.' }) mostPoints: number;
  @Field(() => ScoreBand, { nullable: true, description: 'The band that gave them; null: none was reached.' })
  band: ScoreBand | null;
  @Field(() => NextBand, { nullable: true, description: 'What comes next; null at the top, and for attendance.' })
  next: NextBand | null;
}

@ObjectType({ description: 'So much more of one thing.' })
export class GreenAction {
  @Field(() => MeasureEnum, { description: 'Of what.' }) measure: Measure;
  @Field(() => Float, { description: 'How much more: a whole number, but for money.' }) amount: number;
  @Field(() => Int, { description: 'Points it adds.' }) points: number;
  @Field(() => Float, { description: 'What it costs in effort.' }) cost: number;
}

@ObjectType({ description: 'The cheapest set of actions that reaches the green limit.' })
export class WayToGreen {
  @Field(() => [GreenAction], { description: 'What to do; nothing when it is green already.' }) actions: GreenAction[];
  @Field(() => Float, { description: 'What all of it costs in effort.' }) cost: number;
  @Field(() => Int, { description: 'The score afterwards.' }) score: number;
}

@ObjectType({ description: 'A member’s score with its explanation and the way to green.' })
export class MemberScorecard {
  @Field(() => ID, { description: 'The chapter.' }) chapterId: string;
  @Field(() => ID, { description: 'The member.' }) memberId: string;
  @Field(() => LocalDateScalar, { description: 'The day of the computation.' }) asOf: string;
  @Field(() => String, { description: 'The name of the table in force.' }) scorecard: string;
  @Field(() => Int, { description: 'Its version.' }) version: number;
  @Field(() => String, { nullable: true, description: 'ISO 4217 code of its amounts; null when it has none.' })
  currency: string | null;
  @Field(() => Int, { description: 'Meetings with a mark: what counts per week are divided by.' }) weeks: number;
  @Field(() => Int, { description: 'The score.' }) score: number;
  @Field(() => LightEnum, { description: 'Its light.' }) light: Light;
  @Field(() => LightLimits, { description: 'What the lights ask for.' }) limits: LightLimits;
  @Field(() => [MetricScore], { description: 'Line by line, in the order of the table.' }) metrics: MetricScore[];
  @Field(() => WayToGreen, { nullable: true, description: 'The way to green; null: only time helps.' })
  wayToGreen: WayToGreen | null;
}

@ObjectType({ description: 'What a table reads, and what it gives for it.' })
export class ScorecardMetric {
  @Field(() => MeasureEnum, { description: 'What is read.' }) measure: Measure;
  @Field(() => ReadingEnum, { description: 'How.' }) reads: Reading;
  @Field(() => Float, { nullable: true, description: 'PER_WEEK: how many weeks one unit spans; 1 mostly.' })
  perWeeks: number | null;
  @Field(() => Float, { nullable: true, description: 'Effort of one more unit; null: never proposed.' })
  cost: number | null;
  @Field(() => [ScoreBand], { description: 'What reaches how many points; the highest reached counts.' })
  bands: ScoreBand[];
}

@ObjectType({ description: 'A table of points: one that comes with the product, or an organisation’s own.' })
export class ScorecardTable {
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Its version; the highest that has begun is in force.' }) version: number;
  @Field(() => LocalDateScalar, { description: 'The first day of computation that is scored with it.' })
  validFrom: string;
  @Field(() => String, { nullable: true, description: 'ISO 4217 code of its amounts; null when it has none.' })
  currency: string | null;
  @Field(() => Boolean, { description: 'Whether it comes with the product.' }) preset: boolean;
  @Field(() => LightLimits, { description: 'What the lights ask for.' }) lights: LightLimits;
  @Field(() => [ScorecardMetric], { description: 'What it reads.' }) metrics: ScorecardMetric[];
  @Field(() => String, { description: 'The same as JSON, to begin a new version from.' }) definition: string;
}

@ObjectType({ implements: () => [Payload], description: 'The answer to adding a table of points.' })
export class ScorecardPayload extends Payload {
  @Field(() => ScorecardTable, { nullable: true, description: 'The table.' }) scorecard?: ScorecardTable | null;
}
