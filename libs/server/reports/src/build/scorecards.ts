import { addDays, LIGHTS, type LocalDate, type Measure, type MemberScore } from '@chapterhouse/domain';
import type { InsightsQueries, MemberSnapshot } from '@chapterhouse/insights';
import { systemActor } from '@chapterhouse/platform';
import { lightName, measureName } from '@chapterhouse/words';
import type { ReportBody, ReportContext } from '../report-context.js';
import { column, section, type Row, type Section } from '../report-model.js';
import type { Speech } from '../words/speech.js';
import { wayToGreenText } from '../words/insight-words.js';

interface Scored {
  readonly memberId: string;
  readonly name: string;
  readonly score: MemberScore;
}

/**
 * Everybody's scorecard of the latest kept week up to the report's last day. Staff get how many members have each light.
 * Three statements.
 */
export async function scorecards(context: ReportContext, insights: InsightsQueries): Promise<ReportBody> {
  const { em, place, period, speech, audience } = context;
  const week = await latestWeek(context, insights);
  if (!week) return { sections: [section('scorecards', null, { text: [speech.say('week.none')] })], notes: [] };
  const rows = await em.query<{ id: string; name: string }[]>(
    `select id, display_name as name from member where chapter_id = $1 and id = any ($2::uuid[])`,
    [place.chapterId, week.members.map(({ memberId }) => memberId)],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const scored = week.members.flatMap(({ memberId, growth }): Scored[] =>
    growth?.scorecard ? [{ memberId, name: names.get(memberId) ?? '', score: growth.scorecard }] : [],
  );
  const body = scorecardsBody(scored, week.asOf, { speech, named: audience === 'LEADERS' });
  return week.asOf === addDays(period.to, 1)
    ? body
    : { ...body, notes: [speech.say('week.asOf', { date: speech.formats.date(week.asOf) }), ...body.notes] };
}

/** The body from the members' scores. */
export function scorecardsBody(
  scored: readonly Scored[],
  asOf: LocalDate,
  { speech, named }: { speech: Speech; named: boolean },
): ReportBody {
  const lights = section('lights', null, {
    figures: LIGHTS.map((light) => ({
      key: light,
      label: speech.words(lightName(light)),
      type: 'COUNT',
      value: scored.filter(({ score }) => score.light === light).length,
      note: null,
    })),
  });
  const [first] = scored;
  if (!first) return { sections: [section('scorecards', null, { text: [speech.say('scorecards.none')] })], notes: [] };
  const table = speech.say('scorecards.table', { name: first.score.scorecard, version: first.score.version });
  const notes = [table, speech.say('scorecards.note.window', { date: speech.formats.date(asOf) })];
  if (!named) return { sections: [lights], notes: [...notes, speech.say('note.countsOnly')] };
  const sorted = [...scored].sort((a, b) => speech.byName(a.name, b.name));
  return {
    sections: [lights, pointsSection(sorted, speech), countsSection(sorted, speech)],
    notes: [...notes, speech.say('scorecards.note.way')],
  };
}

function pointsSection(scored: readonly Scored[], speech: Speech): Section {
  const measures = measuresOf(scored);
  return section('points', speech.say('scorecards.points.title'), {
    table: {
      layout: 'LIST',
      columns: [
        column('name', speech.say('column.member'), 'TEXT'),
        column('light', speech.say('column.light'), 'TEXT'),
        column('score', speech.say('column.score'), 'COUNT'),
        ...measures.map((measure) => column(measure, speech.words(measureName(measure)), 'COUNT')),
        column('way', speech.say('column.wayToGreen'), 'TEXT'),
      ],
      rows: scored.map(({ memberId, name, score }): Row => {
        const points = new Map(score.metrics.map((metric) => [metric.measure, metric.points]));
        return {
          kind: 'MEMBER',
          memberId,
          cells: [
            name,
            speech.words(lightName(score.light)),
            score.score,
            ...measures.map((measure) => points.get(measure) ?? null),
            wayToGreenText(score, speech),
          ],
        };
      }),
    },
  });
}

/** What the points rest on. */
function countsSection(scored: readonly Scored[], speech: Speech): Section {
  const measures = measuresOf(scored);
  const typeOf = (measure: Measure) =>
    measure === 'closedBusiness' ? 'MONEY' : measure === 'attendanceRate' ? 'RATE' : 'COUNT';
  return section('counts', speech.say('scorecards.counts.title'), {
    table: {
      layout: 'LIST',
      columns: [
        column('name', speech.say('column.member'), 'TEXT'),
        column('weeks', speech.say('column.weeks'), 'COUNT', speech.say('column.weeks.hint')),
        ...measures.map((measure) => column(measure, speech.words(measureName(measure)), typeOf(measure))),
      ],
      rows: scored.map(({ memberId, name, score }): Row => {
        const have = new Map(score.metrics.map((metric) => [metric.measure, metric.have]));
        return {
          kind: 'MEMBER',
          memberId,
          cells: [name, score.weeks, ...measures.map((measure) => have.get(measure) ?? null)],
        };
      }),
    },
    newPage: true,
  });
}

/** The measures of the table, in its order; tables of one week are all the same. */
function measuresOf(scored: readonly Scored[]): Measure[] {
  return (scored[0]?.score.metrics ?? []).map(({ measure }) => measure);
}

/**
 * The members of the latest kept week up to the report's last day; null when there is none. Whoever gets counts only is counted
 * for by the system, and sees no row of it: rights were asked before.
 */
export async function latestWeek(
  { em, place, period }: Pick<ReportContext, 'em' | 'place' | 'period'>,
  insights: InsightsQueries,
): Promise<{ asOf: LocalDate; members: MemberSnapshot[] } | null> {
  const reader = systemActor('reports.counts', [place.chapterId]);
  const [week] = await insights.chapterHistory(em, place, reader, { limit: 1, before: addDays(period.to, 2) });
  return week ? { asOf: week.asOf, members: await insights.membersOf(em, place, reader, week.asOf) } : null;
}
