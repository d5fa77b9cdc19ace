import { Suspense } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { EmptyState, Face, Page, Row, RowList, Section, Skeletons } from '@chapterhouse/web-ui';
import { callNames, ownPairReason } from '@chapterhouse/words';
import { useChapter } from '../../app/chapter/chapter.js';
import { useSay } from '../../app/i18n/shared-words.js';
import { useWords } from '../../app/i18n/words.js';
import { pairReasonOf } from '../../app/insights/pair-reasons.js';
import { LinkButton } from '../../app/link-button.js';
import { NotFoundWords } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { OneToOnesDocument, type OneToOnesQuery } from './gql/operations.js';
import classes from './one-to-ones.module.css';
import { ProposalCard } from './proposal-card.js';

type Entry = NonNullable<OneToOnesQuery['nextOneToOnes']>['list'][number];

/** Whom to meet next, and why. */
export function Screen() {
  const t = useWords();
  const { seat } = useChapter();
  return (
    <Page title={t('oneToOnes.title')} lead={t('oneToOnes.lead')}>
      <Suspense fallback={<Skeletons rows={5} height="88px" label={t('layout.loading')} />}>
        {seat ? <Meetings memberId={seat.memberId} /> : <NotFoundWords />}
      </Suspense>
    </Page>
  );
}

function Meetings({ memberId }: { memberId: string }) {
  const t = useWords();
  const { chapter } = useChapter();
  const { data, error, refetch } = useQuery(OneToOnesDocument, { variables: { chapterId: chapter.id, memberId } });
  if (!data) {
    return error ? (
      <Problem error={error} retry={() => void refetch()} />
    ) : (
      <Skeletons rows={5} height="88px" label={t('layout.loading')} />
    );
  }
  const open = data.proposals.items.filter((one) => one.open);
  const list = data.nextOneToOnes?.list ?? [];
  const proposed = new Set(open.map(({ withMemberId }) => withMemberId));
  const others = list.filter((one) => !proposed.has(one.memberId));
  return (
    <>
      {open.length > 0 ? (
        <Section title={t('oneToOnes.week')}>
          <div className={classes['cards']}>
            {open.map((proposal) => (
              <ProposalCard key={proposal.id} proposal={proposal} memberId={memberId} />
            ))}
          </div>
        </Section>
      ) : null}
      <Section title={t('oneToOnes.next')}>
        {others.length === 0 ? (
          <EmptyState title={t(data.nextOneToOnes ? 'oneToOnes.nobody' : 'oneToOnes.noWeek')}>
            {t(data.nextOneToOnes ? 'oneToOnes.nobodyWords' : 'oneToOnes.noWeekWords')}
          </EmptyState>
        ) : null}
        <RowList label={t('oneToOnes.next')}>
          {others.map((entry) => (
            <NextRow key={entry.memberId} entry={entry} selfId={memberId} list={list} />
          ))}
        </RowList>
      </Section>
    </>
  );
}

function NextRow({ entry, selfId, list }: { entry: Entry; selfId: string; list: readonly Entry[] }) {
  const t = useWords();
  const say = useSay();
  const { path } = useChapter();
  const fullName = entry.member?.displayName ?? t('slip.somebody');
  const names = callNames(list.map(({ member }) => member?.displayName ?? ''));
  const name = names.get(fullName) ?? fullName;
  const pair = { selfId, partnerId: entry.memberId };
  return (
    <Row
      lead={<Face name={fullName} />}
      title={<Link to={path(`people/${entry.memberId}`)}>{fullName}</Link>}
      detail={entry.member?.speciality ?? entry.member?.company}
      aside={
        <LinkButton size="sm" variant="subtle" to={`${path('new')}?kind=ONE_TO_ONE&to=${entry.memberId}`}>
          {t('oneToOnes.met')}
          <span className="ch-unseen"> {fullName}</span>
        </LinkButton>
      }
    >
      <ul className={classes['reasons']}>
        {entry.reasons.map((reason) => (
          <li key={reason.code}>{say(ownPairReason(pairReasonOf(reason), pair, () => name))}</li>
        ))}
      </ul>
    </Row>
  );
}
