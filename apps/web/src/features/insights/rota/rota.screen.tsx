import { addDays } from '@chapterhouse/domain';
import { callNames, rotaReason } from '@chapterhouse/words';
import { useQuery } from '@chapterhouse/web-data';
import { EmptyState, Face, Notice, Page, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useSay } from '../../../app/i18n/shared-words.js';
import { useWords } from '../../../app/i18n/words.js';
import { pairReasonOf } from '../../../app/insights/pair-reasons.js';
import { Problem } from '../../../app/problem.js';
import { type ProposalAnswer, RotaDocument, type RotaQuery } from '../gql/operations.js';
import { ReviewLink } from '../shared/person-link.js';
import classes from './rota.module.css';

type Pair = NonNullable<RotaQuery['rota']>['pairs'][number];

/** Who meets whom this week, why, and what they said to it. */
export function Screen() {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuery(RotaDocument, { variables: { chapterId: chapter.id } });
  const rota = data?.rota;
  const pairs = rota?.pairs ?? [];
  const agreed = pairs.filter((pair) => pair.agreed).length;
  const people = pairs.flatMap(({ first, second }) => [first, second]).flatMap((one) => (one ? [one] : []));
  const called = callNames(people.map(({ displayName }) => displayName));
  const names = new Map(people.map(({ id, displayName }) => [id, called.get(displayName) ?? displayName]));
  const nameOf = (id: string): string => names.get(id) ?? t('insights.rota.somebody');
  return (
    <Page
      title={t('insights.rota.title')}
      lead={
        rota
          ? t('insights.rota.lead', {
              from: formats.date(rota.asOf),
              to: formats.date(addDays(rota.asOf, 6)),
              pairs: pairs.length,
              agreed,
            })
          : undefined
      }
    >
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={6} height="88px" label={t('layout.loading')} /> : null}
      {data && pairs.length === 0 ? (
        <EmptyState title={t('insights.rota.none')}>{t('insights.rota.noneWords')}</EmptyState>
      ) : null}
      {rota?.oddOneOut ? <Notice>{t('insights.rota.oddOneOut', { name: rota.oddOneOut.displayName })}</Notice> : null}
      {pairs.length > 0 ? (
        <ul className={classes['pairs']} aria-label={t('insights.rota.title')}>
          {pairs.map((pair) => (
            <PairRow key={`${pair.firstMemberId}${pair.secondMemberId}`} pair={pair} nameOf={nameOf} />
          ))}
        </ul>
      ) : null}
    </Page>
  );
}

function PairRow({ pair, nameOf }: { readonly pair: Pair; readonly nameOf: (id: string) => string }) {
  const t = useWords();
  const say = useSay();
  const { proposalId, agreed, reasons } = pair;
  return (
    <li className={classes['pair']}>
      <div className={classes['two']}>
        <Side id={pair.firstMemberId} member={pair.first} answer={pair.firstAnswer} asked={proposalId !== null} />
        <Side id={pair.secondMemberId} member={pair.second} answer={pair.secondAnswer} asked={proposalId !== null} />
      </div>
      <p className={classes['why']}>
        {reasons.map((reason) => say(rotaReason(pairReasonOf(reason), nameOf))).join(' ')}
      </p>
      {agreed ? (
        <div>
          <Tag tone="accent">{t('insights.rota.agreed')}</Tag>
        </div>
      ) : null}
    </li>
  );
}

interface SideProps {
  readonly id: string;
  readonly member: Pair['first'];
  readonly answer: ProposalAnswer | null | undefined;
  /** Whether the two were asked at all. */
  readonly asked: boolean;
}

function Side({ id, member, answer, asked }: SideProps) {
  const t = useWords();
  const name = member?.displayName ?? t('insights.rota.somebody');
  return (
    <div className={classes['side']}>
      <Face name={name} size={44} />
      <div>
        <ReviewLink memberId={id} name={name} />
        <p className={classes['answer']} data-answer={answer ?? 'none'}>
          {asked ? t(`insights.rota.answer.${answer ?? 'none'}`) : t('insights.rota.notAsked')}
        </p>
      </div>
    </div>
  );
}
