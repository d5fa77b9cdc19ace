import { useParams } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { Notice, Page, Skeletons } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { LinkButton } from '../../app/link-button.js';
import { NotFoundWords } from '../../app/not-found.js';
import { Problem } from '../../app/problem.js';
import { EditedProfileDocument } from './gql/operations.js';
import { Parts } from './parts.js';
import { Stories } from './stories.js';

/** What the others should know to find customers for one: one's own words, or for leaders somebody else's. */
export function Screen() {
  const t = useWords();
  const { seat } = useChapter();
  const { memberId = seat?.memberId } = useParams();
  if (memberId) return <Edited key={memberId} memberId={memberId} isOwn={memberId === seat?.memberId} />;
  return (
    <Page title={t('profile.title')}>
      <NotFoundWords />
    </Page>
  );
}

function Edited({ memberId, isOwn }: { memberId: string; isOwn: boolean }) {
  const t = useWords();
  const { chapter, path } = useChapter();
  const { data, error, refetch } = useQuery(EditedProfileDocument, { variables: { chapterId: chapter.id, memberId } });
  const profile = data?.memberProfile;
  const name = profile?.member?.displayName ?? '';
  const staleParts = profile?.parts.filter(({ stale }) => stale).length ?? 0;
  return (
    <Page
      title={isOwn || !name ? t('profile.title') : t('profile.titleOf', { name })}
      lead={t('profile.lead')}
      action={
        <LinkButton variant="default" size="sm" to={path(`people/${memberId}`)}>
          {t('profile.asSeen')}
        </LinkButton>
      }
    >
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={7} height="96px" label={t('layout.loading')} /> : null}
      {data && profile && !profile.mayEdit ? <NotFoundWords /> : null}
      {data && profile?.mayEdit ? (
        <>
          {staleParts > 0 ? <Notice tone="look">{t('profile.staleWords', { count: staleParts })}</Notice> : null}
          <Parts profile={profile} />
          <Stories memberId={memberId} stories={data.stories.items} stale={profile.storyStale} />
        </>
      ) : null}
    </Page>
  );
}
