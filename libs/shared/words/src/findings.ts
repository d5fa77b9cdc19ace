import {
  FEWEST_FIRST_REFERRALS,
  RECENT_WEEKS,
  STALE_DAYS,
  type Finding,
  type FindingState,
  type OpenCode,
  type TuneUpCode,
  type TuneUpEvidence,
} from '@chapterhouse/domain';
import { oneSidedEvidence, oneSidedNextStep, ownBalance, ownNextStep } from './balance.js';
import type { OneSidedFacts, OneSidedKind, OwnBalanceFacts } from './balance.js';
import type { NameOf } from './pairs.js';
import { periodWords } from './period.js';
import { type WordId, type Words, words } from './words.js';

/** One line of the tune-up in words: the question, the evidence with its numbers, and one thing to do. */
export interface FindingWords {
  readonly code: TuneUpCode;
  readonly state: FindingState;
  readonly title: Words;
  readonly evidence: Words;
  /** null when nothing needs doing. */
  readonly next: Words | null;
}

export interface FindingContext {
  readonly windowWeeks: number;
  /** What to call the members in the evidence, see `callNames`. */
  readonly nameOf: NameOf;
}

/** A finding as its member reads it. With `balance`, a one-sided flow is told with its numbers. */
export function ownFinding(
  finding: Finding,
  context: FindingContext & { readonly balance?: OwnBalanceFacts | null },
): FindingWords {
  const { balance } = context;
  if (finding.code === 'ONE_SIDED' && finding.state === 'ACT') {
    const kind = finding.evidence.verdict;
    const partner = topPartner(finding.evidence, context.nameOf);
    const facts = balance ?? { verdict: kind, partner: partner && { ...partner, trade: null } };
    return {
      ...heading(finding),
      evidence: balance ? ownBalance(balance) : oneSidedAct('finding', kind as OneSidedKind, context, {}),
      next: ownNextStep(facts),
    };
  }
  return { ...heading(finding), ...inWords(finding, 'finding', {}, context) };
}

/** An open finding as the leaders read it about `name`. */
export function leaderFinding(
  finding: Finding<OpenCode>,
  name: string,
  context: FindingContext & { readonly balance?: OneSidedFacts | null },
): FindingWords {
  const { balance } = context;
  if (finding.code === 'ONE_SIDED' && finding.state === 'ACT') {
    const kind = finding.evidence.verdict as OneSidedKind;
    const partner = topPartner(finding.evidence, context.nameOf);
    return {
      ...heading(finding),
      evidence: balance ? oneSidedEvidence(balance) : oneSidedAct('leader.finding', kind, context, { name }),
      next: oneSidedNextStep(balance ?? { kind, name, partner }),
    };
  }
  return { ...heading(finding), ...inWords(finding, 'leader.finding', { name }, context) };
}

/** The question of a finding. */
export const findingTitle = (code: TuneUpCode): Words => words(`finding.${code}.title`);

type Who = 'finding' | 'leader.finding';
type Said = Pick<FindingWords, 'evidence' | 'next'>;
type Named = { readonly name?: string };

const heading = ({ code, state }: Finding): Pick<FindingWords, 'code' | 'state' | 'title'> => ({
  code,
  state,
  title: findingTitle(code),
});

function inWords(finding: Finding, who: Who, named: Named, context: FindingContext): Said {
  if (finding.code === 'ONE_SIDED') return tieWords(finding, who, named, context);
  const { variant, step, values } = numbers(finding, context);
  // The type of the catalogue cannot know which states a code has; a test says every one of them.
  const id = `${who}.${finding.code}.${finding.state}`;
  return {
    evidence: words(`${id}${variant}` as WordId, { ...named, ...values }),
    next: finding.state === 'FINE' ? null : words(`${id}.next${step}` as WordId, named),
  };
}

interface Numbers {
  /** Which of several sentences, and which of several steps, fits the evidence. */
  readonly variant: '' | '.unknown' | '.away';
  readonly step: '' | '.story' | '.repeat';
  readonly values: Words['values'];
}

function numbers(finding: Exclude<Finding, { code: 'ONE_SIDED' }>, context: FindingContext): Numbers {
  const only = (values: Words['values']): Numbers => ({ variant: '', step: '', values });
  switch (finding.code) {
    case 'PATIENCE': {
      const { tenureWeeks: weeks, medianWeeks: median, known } = finding.evidence;
      if (known >= FEWEST_FIRST_REFERRALS) return only({ weeks, median });
      return { variant: '.unknown', step: '', values: finding.state === 'FINE' ? { weeks } : { weeks, median } };
    }
    case 'CONSISTENCY': {
      const { rate, longestAbsence: away } = finding.evidence;
      if (finding.state === 'UNKNOWN') return only({});
      if (rate === null) return { variant: '.away', step: '', values: { away } };
      return only(finding.state === 'FINE' ? { rate } : { rate, away });
    }
    case 'STAYING': {
      const { leftEarly: early, meetings } = finding.evidence;
      return only(finding.state === 'UNKNOWN' ? {} : { early, meetings });
    }
    case 'TARGET':
      return target(finding);
    case 'ASKING': {
      const { asks } = finding.evidence;
      return only(finding.state === 'ACT' ? { weeks: RECENT_WEEKS } : { asks, weeks: RECENT_WEEKS });
    }
    case 'UNDERSTOOD': {
      const { mean, n } = finding.evidence;
      return only(mean === null || n === null ? {} : { mean, n });
    }
    case 'TRUST': {
      const { partners, others, repeats } = finding.evidence;
      if (finding.state === 'UNKNOWN') return only({});
      const values = { period: periodWords(context.windowWeeks), partners, others };
      if (finding.state === 'ACT') return only(values);
      const enough = 100 * partners >= 30 * others;
      return { variant: '', step: enough ? '.repeat' : '', values: { ...values, repeats } };
    }
    case 'MUTUAL': {
      const { share, n } = finding.evidence;
      if (share === null || n === null) return only({});
      return only(finding.state === 'FINE' ? { n } : { share, n });
    }
    case 'GIVING': {
      const { given, median } = finding.evidence;
      const period = periodWords(context.windowWeeks);
      if (finding.state === 'UNKNOWN') return only({});
      return only(finding.state === 'ACT' ? { period } : { given, median, period });
    }
    case 'THANKING': {
      const { waiting, total } = finding.evidence;
      return only(finding.state === 'UNKNOWN' ? {} : { waiting, total });
    }
    case 'FIT': {
      const { others } = finding.evidence;
      return only(others === null || others === 0 ? {} : { others });
    }
    case 'EFFORT': {
      const { pointsPerWeek: points, weeks } = finding.evidence;
      return only(points === null ? {} : { points, weeks });
    }
  }
}

function target({ state, evidence }: Finding<'TARGET'>): Numbers {
  if (state !== 'WATCH') return { variant: '', step: '', values: {} };
  const { idealCustomerDays, storyDays } = evidence;
  const old = (days: number): boolean => days > STALE_DAYS;
  const story = storyDays === null ? 'none' : old(storyDays) ? 'old' : 'fresh';
  return {
    variant: '',
    step: story === 'fresh' ? '' : '.story',
    values: {
      ideal: old(idealCustomerDays ?? 0) ? 'old' : 'fresh',
      idealDays: idealCustomerDays ?? 0,
      story,
      storyDays: storyDays ?? 0,
    },
  };
}

/** The strongest tie that is not returned; what was given comes first, since it is the member's to ask about. */
function tieWords({ state, evidence }: Finding<'ONE_SIDED'>, who: Who, named: Named, { nameOf }: FindingContext): Said {
  if (state === 'FINE') return { evidence: words(`${who}.ONE_SIDED.FINE`), next: null };
  const [given] = evidence.givesTo;
  const [received] = evidence.receivesFrom;
  const tie = given ?? received;
  if (state !== 'WATCH' || !tie) {
    return { evidence: words(`${who}.ONE_SIDED.UNKNOWN`), next: words(`${who}.ONE_SIDED.UNKNOWN.next`, named) };
  }
  const id = `${who}.ONE_SIDED.WATCH.${given ? 'gives' : 'receives'}` as const;
  const partner = nameOf(tie[0]);
  return {
    evidence: words(id, { ...named, partner, times: tie[1] }),
    next: words(`${id}.next`, { ...named, partner }),
  };
}

function oneSidedAct(who: Who, kind: OneSidedKind, { windowWeeks }: FindingContext, named: Named): Words {
  return kind === 'NOT_REFERRING'
    ? words(`${who}.ONE_SIDED.ACT.NOT_REFERRING`, { ...named, period: periodWords(windowWeeks) })
    : words(`${who}.ONE_SIDED.ACT.${kind}`, named);
}

function topPartner(evidence: TuneUpEvidence['ONE_SIDED'], nameOf: NameOf): { name: string; count: number } | null {
  const [tie] = evidence.verdict === 'GIVES_MORE' ? evidence.givesTo : evidence.receivesFrom;
  return tie ? { name: nameOf(tie[0]), count: tie[1] } : null;
}
