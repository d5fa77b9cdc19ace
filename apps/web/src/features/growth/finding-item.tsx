import { Tag } from '@chapterhouse/web-ui';
import { callNames, ownFinding } from '@chapterhouse/words';
import type { TuneUpCode } from '@chapterhouse/domain';
import { useChapter } from '../../app/chapter/chapter.js';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { findingOf } from '../../app/insights/findings.js';
import { LinkButton } from '../../app/link-button.js';
import type { FindingPartsFragment } from './gql/operations.js';
import classes from './growth.module.css';
import { type BalanceFigures, ownBalanceFacts } from '../../app/insights/own-balance.js';

const TONES = { ACT: 'look', WATCH: 'plain', FINE: 'accent', UNKNOWN: 'plain' } as const;
/** Where in the app the next step is done. */
const PLACES: Partial<Record<TuneUpCode, string>> = {
  PATIENCE: 'one-to-ones',
  TARGET: 'profile',
  ASKING: 'asks',
  UNDERSTOOD: 'profile',
  TRUST: 'one-to-ones',
  MUTUAL: 'one-to-ones',
  GIVING: 'asks',
  THANKING: 'slips?show=waiting',
  FIT: 'new?kind=VISITOR',
  EFFORT: 'one-to-ones',
  ONE_SIDED: 'one-to-ones',
};

export interface FindingItemProps {
  readonly finding: FindingPartsFragment;
  /** One's own figures: with them a one-sided flow is told with its numbers. */
  readonly figures: BalanceFigures | null;
  /** The level of its heading. */
  readonly heading: 'h3' | 'h4';
  /** One tap to where the next step is done. */
  readonly withAction?: boolean;
}

/** One line of the tune-up: the question, the evidence, one thing to do. */
export function FindingItem({ finding, figures, heading: Heading, withAction = false }: FindingItemProps) {
  const t = useWords();
  const say = useSay();
  const { chapter, path } = useChapter();
  const { code, state, confidential, evidence } = finding;
  const tied = [...(evidence.givesTo ?? []), ...(evidence.receivesFrom ?? [])];
  const fullNames = new Map(tied.map(({ memberId, member }) => [memberId, member?.displayName ?? t('slip.somebody')]));
  const names = callNames(new Set(fullNames.values()));
  const called = (full: string): string => names.get(full) ?? full;
  const nameOf = (id: string): string => called(fullNames.get(id) ?? t('slip.somebody'));
  const { windowWeeks } = chapter;
  const balance = figures && ownBalanceFacts(figures, chapter, evidence, called);
  const said = ownFinding(findingOf(finding), { windowWeeks, nameOf, balance });
  const place = PLACES[code];
  return (
    <li className={classes['finding']} data-finding={code} data-state={state}>
      <div className={classes['question']}>
        <Heading className={classes['title']}>{say(said.title)}</Heading>
        <Tag tone={TONES[state]}>{t(`growth.state.${state}`)}</Tag>
        {confidential ? <Tag>{t('growth.confidential')}</Tag> : null}
      </div>
      <p className={classes['evidence']}>{say(said.evidence)}</p>
      {said.next ? <p className={classes['next']}>{say(said.next)}</p> : null}
      {withAction && place && said.next ? (
        <LinkButton size="sm" variant="default" to={path(place)}>
          {t(`growth.do.${code}`)}
        </LinkButton>
      ) : null}
    </li>
  );
}
