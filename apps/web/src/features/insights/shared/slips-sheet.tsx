import { Link } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { EmptyState, Row, RowList, Sheet, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { Problem } from '../../../app/problem.js';
import { PairSlipsDocument, type SlipType } from '../gql/operations.js';

export interface SlipsAsked {
  readonly title: string;
  readonly memberId: string;
  readonly withMemberId?: string;
  readonly types: readonly SlipType[];
  /** First day, and first day after. */
  readonly from: string;
  readonly to: string;
  /** Names by member id, for the two ends. */
  readonly nameOf: (memberId: string) => string;
}

interface SlipsSheetProps {
  readonly asked: SlipsAsked | null;
  readonly onClose: () => void;
}

/** The slips behind a figure. */
export function SlipsSheet({ asked, onClose }: SlipsSheetProps) {
  const t = useWords();
  return (
    <Sheet open={asked !== null} title={asked?.title ?? ''} onClose={onClose} closeLabel={t('words.close')}>
      {asked ? <Slips {...asked} /> : null}
    </Sheet>
  );
}

function Slips({ memberId, withMemberId, types, from, to, nameOf }: SlipsAsked) {
  const t = useWords();
  const formats = useFormats();
  const { chapter, path } = useChapter();
  const { data, error, refetch } = useQuery(PairSlipsDocument, {
    variables: { chapterId: chapter.id, memberId, withMemberId: withMemberId ?? null, types: [...types], from, to },
  });
  if (error) return <Problem error={error} retry={() => void refetch()} />;
  if (!data) return <Skeletons rows={4} label={t('layout.loading')} />;
  const { items, totalCount } = data.slips;
  if (items.length === 0) return <EmptyState title={t('insights.slips.none')} />;
  const who = (end: { memberId: string | null; name: string | null } | null): string =>
    (end?.memberId ? nameOf(end.memberId) : end?.name) ?? t('insights.slips.somebody');
  return (
    <>
      <RowList label={t('insights.slips.list')}>
        {items.map((slip) => (
          <Row
            key={slip.id}
            title={<Link to={path(`slips/${slip.id}`)}>{slip.prospectName ?? t(`insights.slip.${slip.type}`)}</Link>}
            detail={t('insights.slips.ends', { from: who(slip.from), to: who(slip.to) })}
            aside={formats.date(slip.date)}
          />
        ))}
      </RowList>
      {totalCount > items.length ? <p>{t('insights.slips.more', { shown: items.length, all: totalCount })}</p> : null}
    </>
  );
}
