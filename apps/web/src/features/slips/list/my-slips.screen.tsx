import { useSearchParams } from 'react-router';
import type { SlipType } from '@chapterhouse/domain';
import { usePages } from '@chapterhouse/web-data';
import { Button, EmptyState, Page, RowList, Skeletons } from '@chapterhouse/web-ui';
import { LinkButton } from '../../../app/link-button.js';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { MySlipsDocument, type SlipRowFragment, WaitingSlipsDocument } from '../gql/operations.js';
import { Filters } from './filters.js';
import { OutboxList } from './outbox-list.js';
import { type Shown, SHOWN } from './shown.js';
import { SlipRow } from './slip-row.js';

const PAGE = 30;
const TYPES: Readonly<Record<Exclude<Shown, 'waiting'>, readonly SlipType[] | null>> = {
  all: null,
  referrals: ['REFERRAL'],
  thanks: ['CLOSED_BUSINESS'],
  oneToOnes: ['ONE_TO_ONE'],
  other: ['EDUCATION', 'TESTIMONIAL'],
};

/** What I gave and received, what is on its way, and what came back. */
export function Screen() {
  const t = useWords();
  const [search, setSearch] = useSearchParams();
  const { seat } = useChapter();
  const shown = SHOWN.find((one) => one === search.get('show')) ?? 'all';
  if (!seat) return null;
  return (
    <Page title={t('slips.title')}>
      <OutboxList />
      <div>
        <Filters shown={shown} onChange={(show) => setSearch(show === 'all' ? {} : { show }, { replace: true })} />
        {shown === 'waiting' ? (
          <WaitingList memberId={seat.memberId} />
        ) : (
          <AllList memberId={seat.memberId} shown={shown} />
        )}
      </div>
    </Page>
  );
}

function AllList({ memberId, shown }: { memberId: string; shown: Exclude<Shown, 'waiting'> }) {
  const { chapter } = useChapter();
  const { data, error, refetch, more, loadingMore } = usePages(MySlipsDocument, 'slips', {
    variables: {
      chapterId: chapter.id,
      types: TYPES[shown] as SlipType[] | null,
      withdrawn: true,
      limit: PAGE,
    },
  });
  return (
    <Slips
      page={data?.slips}
      memberId={memberId}
      busy={loadingMore}
      error={error}
      retry={() => void refetch()}
      onMore={more}
    />
  );
}

function WaitingList({ memberId }: { memberId: string }) {
  const { chapter } = useChapter();
  const { data, error, refetch, more, loadingMore } = usePages(WaitingSlipsDocument, 'slips', {
    variables: { chapterId: chapter.id, memberId, limit: PAGE },
  });
  return (
    <Slips
      page={data?.slips}
      memberId={memberId}
      busy={loadingMore}
      error={error}
      retry={() => void refetch()}
      onMore={more}
    />
  );
}

interface SlipsProps {
  readonly page: { readonly totalCount: number; readonly items: readonly SlipRowFragment[] } | undefined;
  readonly memberId: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  readonly onMore: () => void;
}

function Slips({ page, memberId, busy, error, retry, onMore }: SlipsProps) {
  const t = useWords();
  const { path } = useChapter();
  if (!page)
    return error ? (
      <Problem error={error} retry={retry} />
    ) : (
      <Skeletons rows={8} height="65px" label={t('layout.loading')} />
    );
  if (page.items.length === 0) {
    const write = <LinkButton to={path('new')}>{t('nav.newSlip')}</LinkButton>;
    return <EmptyState title={t('slips.none')} action={write} />;
  }
  return (
    <>
      <RowList label={t('slips.title')}>
        {page.items.map((slip) => (
          <SlipRow key={slip.id} slip={slip} memberId={memberId} />
        ))}
      </RowList>
      {page.items.length < page.totalCount ? (
        <Button variant="default" fullWidth loading={busy} onClick={onMore}>
          {t('slips.more', { shown: page.items.length, all: page.totalCount })}
        </Button>
      ) : null}
    </>
  );
}
