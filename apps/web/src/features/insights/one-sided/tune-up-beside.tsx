import { Tag } from '@chapterhouse/web-ui';
import { CONFIDENTIAL_CODES, type Finding, type OpenCode } from '@chapterhouse/domain';
import { callNames, leaderFinding } from '@chapterhouse/words';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useSay } from '../../../app/i18n/shared-words.js';
import { useWords } from '../../../app/i18n/words.js';
import { findingOf } from '../../../app/insights/findings.js';
import type { OneSidedPageQuery } from '../gql/operations.js';
import classes from './one-sided.module.css';

export type LeaderFindings = OneSidedPageQuery['chapterFindings']['items'][number];

const isOpen = (finding: Finding): finding is Finding<OpenCode> =>
  !(CONFIDENTIAL_CODES as readonly string[]).includes(finding.code);

interface TuneUpBesideProps {
  /** What to call the member. */
  readonly name: string;
  readonly findings: LeaderFindings;
}

/** What else may help: the member's tune-up, without what was said in confidence, and without what the card says already. */
export function TuneUpBeside({ name, findings }: TuneUpBesideProps) {
  const t = useWords();
  const say = useSay();
  const { chapter } = useChapter();
  const others = findings.important.filter(({ code }) => code !== 'ONE_SIDED');
  const tied = others.flatMap(({ evidence }) => [...(evidence.givesTo ?? []), ...(evidence.receivesFrom ?? [])]);
  const full = new Map(tied.map(({ memberId, member }) => [memberId, member?.displayName ?? t('slip.somebody')]));
  const called = callNames(new Set(full.values()));
  const nameOf = (id: string): string => called.get(full.get(id) ?? '') ?? t('slip.somebody');
  const said = others
    .map(findingOf)
    .filter(isOpen)
    .map((finding) => leaderFinding(finding, name, { windowWeeks: chapter.windowWeeks, nameOf }));
  if (said.length === 0) return null;
  return (
    <section className={classes['tuneUp']}>
      <h3 className={classes['triedTitle']}>{t('insights.oneSided.tuneUp')}</h3>
      <p className={classes['quiet']}>{t('insights.oneSided.tuneUpWords', { name })}</p>
      <ul className={classes['findings']}>
        {said.map(({ code, state, title, evidence, next }) => (
          <li key={code} data-finding={code} data-state={state}>
            <p className={classes['question']}>
              <strong>{say(title)}</strong>{' '}
              <Tag tone={state === 'ACT' ? 'look' : 'plain'}>{t(`insights.finding.${state}`)}</Tag>
            </p>
            <p>{say(evidence)}</p>
            {next ? <p className={classes['quiet']}>{say(next)}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
