import {
  addDays,
  balanceInterval,
  balanceOf,
  daysBetween,
  isOneSided,
  type Finding,
  type Verdict,
} from '@chapterhouse/domain';
import { PROFILE_FIELDS } from '@chapterhouse/profiles';
import { lightName } from '@chapterhouse/words';
import type { ReportBody, ReportContext } from '../report-context.js';
import { column, section, type Figure, type Row, type Section, type Sentence } from '../report-model.js';
import { balanceText, findingSentence } from '../words/insight-words.js';
import type { Speech } from '../words/speech.js';
import { policyText } from './attendance-sheet.js';
import { mayBreakDown } from './chapter-summary.js';
import { reviewFacts, type MemberPeriod, type Partner, type ReviewFacts, type ReviewSources } from './review-facts.js';

/** Colleagues in the table; the closest first. */
const MOST_PARTNERS = 20;

/** A member's year on two pages, for the talk about a renewal. */
export async function memberReview(
  context: ReportContext,
  memberId: string,
  sources: ReviewSources,
): Promise<ReportBody> {
  return reviewBody(await reviewFacts(context, memberId, sources), context);
}

/** The body of a review. What is about others' confidence is never in it; what leaders noted is for leaders. */
export function reviewBody(
  facts: ReviewFacts,
  context: Pick<ReportContext, 'speech' | 'audience' | 'period' | 'today'>,
): ReportBody {
  const { speech, audience } = context;
  const { member } = facts;
  const self = audience === 'SELF';
  const sections: Section[] = [
    balanceSection(facts, speech, self),
    figuresSection(facts, speech),
    quartersSection(facts, speech),
    attendanceSection(facts, speech, self),
    trendSection(facts, speech),
    tuneUpSection(facts, speech, self),
    partnersSection(facts, speech),
    profileSection(facts, speech, self),
    ...(self ? [] : [followUpsSection(facts, speech)]),
  ];
  return {
    subtitle: whoIs(facts, context),
    member: { id: member.id, name: member.displayName },
    sections,
    notes: [speech.say(self ? 'review.note.self' : 'review.note.leaders')],
  };
}

/** Company, trade, how long a member, sponsor, renewal. */
function whoIs({ member, sponsor }: ReviewFacts, { speech, period }: Pick<ReportContext, 'speech' | 'period'>): string {
  const trade = [member.industry, member.speciality].filter(Boolean).join(' › ');
  const parts = [member.company, trade].filter((part): part is string => Boolean(part));
  if (member.joined) {
    const weeks = Math.max(0, Math.floor(daysBetween(member.joined, addDays(period.to, 1)) / 7));
    parts.push(speech.say('review.since', { date: speech.formats.date(member.joined), tenure: tenure(weeks, speech) }));
  }
  if (sponsor) parts.push(speech.say('review.sponsor', { name: sponsor }));
  if (member.renewalDue) parts.push(speech.say('review.renewal', { date: speech.formats.date(member.renewalDue) }));
  return parts.join(' · ');
}

function tenure(weeks: number, speech: Speech): string {
  return weeks >= 104
    ? speech.say('tenure.years', { count: Math.floor(weeks / 52) })
    : speech.say('tenure.weeks', { count: weeks });
}

function balanceSection(
  { member, weeks, partners, names, policy, whole }: ReviewFacts,
  speech: Speech,
  self: boolean,
): Section {
  const week = weeks.at(-1);
  const counted = partners.reduce((sum, p) => ({ given: sum.given + p.given, received: sum.received + p.received }), {
    given: 0,
    received: 0,
  });
  const { given, received } = week?.figures.evidence ?? counted;
  const [low, high] = balanceInterval(given, received) ?? [0, 0];
  const value = balanceOf(given, received);
  const verdict: Verdict | null = week?.verdict ?? null;
  const oneSided = isOneSided(verdict);
  const top = mostOneWay(partners, given >= received);
  const words = balanceText(
    {
      verdict,
      turnedAround: week?.notes.turnedAround ?? false,
      given,
      received: verdict === 'NOT_REFERRING' ? whole.received : received,
      periodWeeks: verdict === 'NOT_REFERRING' ? policy.windowWeeks : policy.evidenceWeeks,
      tenureWeeks: week?.figures.tenureWeeks ?? 0,
      oneToOnePartners: week?.figures.oneToOnePartners ?? 0,
      name: names.get(member.id) ?? member.displayName,
      partner: top && { name: names.get(top.memberId) ?? top.name, count: Math.max(top.given, top.received) },
    },
    speech,
    self,
  );
  return section('balance', speech.say('review.balance.title'), {
    chart: {
      kind: 'BALANCE',
      label: speech.say('review.balance.chart', { given, received }),
      labels: [],
      series: [
        { key: 'given', label: speech.say('series.given'), values: [given] },
        { key: 'received', label: speech.say('series.received'), values: [received] },
      ],
      balance: value === null ? null : { value, low, high },
    },
    sentences: [{ tone: oneSided ? 'ONE_SIDED' : verdict === 'BALANCED' ? 'GOOD' : 'PLAIN', heading: null, ...words }],
  });
}

/** The colleague with whom the flow is most one-way in the direction in which the whole leans. */
function mostOneWay(partners: readonly Partner[], givesMore: boolean): Partner | null {
  const gap = (p: Partner): number => (givesMore ? p.given - p.received : p.received - p.given);
  const [first] = [...partners].sort((a, b) => gap(b) - gap(a));
  return first && gap(first) > 0 ? first : null;
}

function figuresSection({ whole }: ReviewFacts, speech: Speech): Section {
  const rate = rateOf(whole);
  const figure = (
    key: string,
    label: string,
    value: number | null,
    type: Figure['type'] = 'COUNT',
    note: string | null = null,
  ): Figure => ({
    key,
    label,
    type,
    value,
    note,
  });
  return section('figures', null, {
    figures: [
      figure('attendance', speech.say('attendance.rate'), rate, 'RATE'),
      figure('given', speech.say('series.given'), whole.given),
      figure('received', speech.say('series.received'), whole.received),
      figure('oneToOnes', speech.say('figure.oneToOnes'), whole.oneToOnes),
      figure('visitors', speech.say('figure.visitorsInvited'), whole.visitors),
      figure(
        'closedBusiness',
        speech.say('figure.closedBusinessCredited'),
        whole.closedBusiness,
        'MONEY',
        speech.say('review.thanks', { count: whole.thanks }),
      ),
      figure('education', speech.say('figure.education'), whole.educationCredits),
      figure('testimonials', speech.say('figure.testimonials'), whole.testimonials),
    ],
  });
}

const rateOf = (p: MemberPeriod): number | null => {
  const there = p.present + p.late + p.substitute;
  return there + p.absent === 0 ? null : there / (there + p.absent);
};

function quartersSection({ quarters, whole }: ReviewFacts, speech: Speech): Section {
  const label = (p: MemberPeriod): string => `${speech.shortDate(p.from)} – ${speech.shortDate(addDays(p.until, -1))}`;
  const split = mayBreakDown(whole.thankers);
  return section('quarters', speech.say('review.quarters.title'), {
    chart: {
      kind: 'BARS',
      label: speech.say('review.quarters.chart'),
      labels: quarters.map(label),
      series: [
        { key: 'given', label: speech.say('series.given'), values: quarters.map((p) => p.given) },
        { key: 'received', label: speech.say('series.received'), values: quarters.map((p) => p.received) },
      ],
      balance: null,
    },
    table: {
      layout: 'LIST',
      columns: [
        column('quarter', speech.say('column.quarter'), 'TEXT'),
        column('given', speech.say('series.given'), 'COUNT'),
        column('received', speech.say('series.received'), 'COUNT'),
        column('oneToOnes', speech.say('figure.oneToOnes'), 'COUNT'),
        column('visitors', speech.say('figure.visitors'), 'COUNT'),
        column('closedBusiness', speech.say('figure.closedBusiness'), 'MONEY'),
        column('education', speech.say('figure.education'), 'COUNT'),
        column('attendance', speech.say('attendance.rate'), 'RATE'),
      ],
      rows: [...quarters, whole].map((p): Row => ({
        kind: p === whole ? 'TOTAL' : 'PLAIN',
        memberId: null,
        cells: [
          p === whole ? speech.say('column.whole') : label(p),
          p.given,
          p.received,
          p.oneToOnes,
          p.visitors,
          split || p === whole ? p.closedBusiness : null,
          p.educationCredits,
          rateOf(p),
        ],
      })),
    },
  });
}

function attendanceSection({ whole, marks, policy, weeks }: ReviewFacts, speech: Speech, self: boolean): Section {
  const recorded = whole.present + whole.absent + whole.late + whole.medical + whole.substitute;
  const standing = weeks.at(-1)?.growth?.attendance ?? null;
  const text = [
    recorded === 0
      ? speech.say('review.attendance.none')
      : speech.say('review.attendance.counts', {
          there: whole.present + whole.late + whole.substitute,
          counted: recorded - whole.medical,
          late: whole.late,
          substitute: whole.substitute,
          medical: whole.medical,
          absent: whole.absent,
        }),
    policyText(policy, speech),
  ];
  const sentences: Sentence[] = [];
  if (standing && standing.state !== 'CLEAR') {
    const until = standing.withinPolicyOn ?? standing.clearOn;
    sentences.push({
      tone: 'LOOK',
      heading: null,
      text: speech.say(`review.attendance.${standing.state}.${self ? 'self' : 'other'}`),
      next: until ? speech.say('review.attendance.until', { date: speech.formats.date(until) }) : null,
    });
  }
  return section('attendance', speech.say('review.attendance.title'), {
    text,
    sentences,
    table:
      marks.length === 0
        ? null
        : {
            layout: 'SHEET',
            columns: marks.map(({ date }) => column(date, speech.shortDate(date), 'MARK')),
            rows: [{ kind: 'MEMBER', memberId: null, cells: marks.map(({ letter }) => letter) }],
          },
  });
}

function trendSection({ weeks }: ReviewFacts, speech: Speech): Section {
  const scored = weeks.flatMap(({ asOf, growth }) => (growth?.scorecard ? [{ asOf, score: growth.scorecard }] : []));
  const [first, last] = [scored[0], scored.at(-1)];
  const title = speech.say('review.trend.title');
  if (!first || !last) return section('trend', title, { text: [speech.say('review.trend.none')], newPage: true });
  const said = speech.say(scored.length > 1 ? 'review.trend.text' : 'review.trend.one', {
    score: last.score.score,
    light: speech.words(lightName(last.score.light)),
    was: first.score.score,
    date: speech.formats.date(first.asOf),
  });
  return section('trend', title, {
    text: [said],
    chart:
      scored.length < 2
        ? null
        : {
            kind: 'LINE',
            label: said,
            labels: scored.map(({ asOf }) => asOf),
            series: [
              { key: 'score', label: speech.say('column.score'), values: scored.map(({ score }) => score.score) },
            ],
            balance: null,
          },
    newPage: true,
  });
}

function tuneUpSection({ member, findings, names, policy }: ReviewFacts, speech: Speech, self: boolean): Section {
  const context = { names, name: names.get(member.id) ?? member.displayName, windowWeeks: policy.windowWeeks, self };
  const inState = (state: Finding['state']): Finding[] => findings.filter((finding) => finding.state === state);
  // That giving and receiving have drifted apart stands at the top of the review already.
  const open = [...inState('ACT'), ...inState('WATCH')].filter(
    ({ code, state }) => code !== 'ONE_SIDED' || state !== 'ACT',
  );
  const fine = inState('FINE').length;
  return section('tuneUp', speech.say('review.tuneUp.title'), {
    text: [
      findings.length === 0
        ? speech.say('review.tuneUp.none')
        : speech.say('review.tuneUp.fine', {
            count: fine,
            total: fine + inState('ACT').length + inState('WATCH').length,
          }),
    ],
    sentences: open.flatMap((finding) => findingSentence(finding, context, speech) ?? []),
  });
}

function partnersSection({ partners }: ReviewFacts, speech: Speech): Section {
  return section('partners', speech.say('review.partners.title'), {
    text: partners.length === 0 ? [speech.say('review.partners.none')] : [],
    table:
      partners.length === 0
        ? null
        : {
            layout: 'LIST',
            columns: [
              column('name', speech.say('column.member'), 'TEXT'),
              column('trade', speech.say('column.trade'), 'TEXT'),
              column('given', speech.say('partner.given'), 'COUNT'),
              column('received', speech.say('partner.received'), 'COUNT'),
              column('oneToOnes', speech.say('figure.oneToOnes'), 'COUNT'),
              column('lastMet', speech.say('partner.lastMet'), 'DATE'),
            ],
            rows: partners.slice(0, MOST_PARTNERS).map((p): Row => ({
              kind: 'MEMBER',
              memberId: p.memberId,
              cells: [p.name, p.trade || null, p.given, p.received, p.oneToOnes, p.lastMet],
            })),
          },
  });
}

function profileSection({ profile, stories }: ReviewFacts, speech: Speech, self: boolean): Section {
  // The ideal customer first: it is what others need to know.
  const inOrder = PROFILE_FIELDS.flatMap((field) => profile.filter((part) => part.field === field));
  const sentences = inOrder.map(({ field, text }): Sentence => ({
    tone: 'PLAIN',
    heading: speech.say(`profile.${field}`),
    text,
    next: null,
  }));
  if (stories > 0) {
    const text = speech.say('review.stories', { count: stories });
    sentences.push({ tone: 'PLAIN', heading: speech.say('profile.STORIES'), text, next: null });
  }
  return section('profile', speech.say('review.profile.title'), {
    text: sentences.length === 0 ? [speech.say(self ? 'review.profile.none.self' : 'review.profile.none.other')] : [],
    sentences,
  });
}

function followUpsSection({ followUps }: ReviewFacts, speech: Speech): Section {
  return section('followUps', speech.say('review.followUps.title'), {
    text: followUps.length === 0 ? [speech.say('review.followUps.none')] : [],
    sentences: followUps.map(({ onDate, note, byName }): Sentence => ({
      tone: 'PLAIN',
      heading: byName ? `${speech.formats.date(onDate)}, ${byName}` : speech.formats.date(onDate),
      text: note,
      next: null,
    })),
  });
}
