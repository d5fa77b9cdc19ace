import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '@chapterhouse/web-data';
import {
  Button,
  EmptyState,
  Face,
  matchPeople,
  Page,
  Row,
  RowList,
  Skeletons,
  Tag,
  TextField,
} from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { LinkButton } from '../../app/link-button.js';
import { Problem } from '../../app/problem.js';
import { type PeopleQuery, PeopleDocument } from './gql/operations.js';
import classes from './people.module.css';

const PAGE = 100;

/** Who is in the chapter and what they do; one tap to refer. */
export function Screen() {
  const t = useWords();
  const { chapter, seat } = useChapter();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed);
  const { data, error, loading, refetch, more, loadingMore } = usePages(PeopleDocument, 'members', {
    variables: { chapterId: chapter.id, search: null, limit: PAGE },
  });
  const all = data?.members.items ?? [];
  const found = matchPeople(
    all.map((one) => ({
      id: one.id,
      name: one.displayName,
      detail: [one.speciality, one.industry, one.company].join(' '),
    })),
    words,
  );
  const ids = new Set(found.map(({ id }) => id));
  const shown = all.filter(({ id }) => ids.has(id));
  return (
    <Page title={t('people.title')} lead={data ? t('people.lead', { count: data.members.totalCount }) : ' '}>
      <div className={classes['list']}>
        <TextField
          type="search"
          label={t('people.search')}
          placeholder={t('people.searchHint')}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <p role="status" className="ch-unseen">
          {words ? t('people.found', { count: shown.length }) : ''}
        </p>
        {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
        {!data && loading ? <Skeletons rows={8} height="69px" label={t('layout.loading')} /> : null}
        {data && shown.length === 0 ? <EmptyState title={t('people.none')} /> : null}
        <RowList label={t('people.title')}>
          {shown.map((person) => (
            <PersonRow key={person.id} person={person} canRefer={seat !== null && seat.memberId !== person.id} />
          ))}
        </RowList>
        {data && all.length < data.members.totalCount ? (
          <Button variant="default" fullWidth loading={loadingMore} onClick={more}>
            {t('words.more')}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

function PersonRow({ person, canRefer }: { person: PeopleQuery['members']['items'][number]; canRefer: boolean }) {
  const t = useWords();
  const { path } = useChapter();
  const { displayName, speciality, company, currentRoles, status } = person;
  return (
    <Row
      lead={<Face name={displayName} />}
      title={
        <>
          <Link to={path(`people/${person.id}`)}>{displayName}</Link>{' '}
          {currentRoles.map(({ id, role }) => (
            <Tag key={id}>{t(`people.role.${role}`)}</Tag>
          ))}
          {status === 'ON_LEAVE' ? <Tag tone="look">{t('people.onLeave')}</Tag> : null}
        </>
      }
      detail={[speciality, company].filter(Boolean).join(' · ')}
      aside={
        canRefer ? (
          <LinkButton size="sm" variant="subtle" to={`${path('new')}?to=${person.id}`}>
            {t('people.refer')}
            <span className="ch-unseen"> {displayName}</span>
          </LinkButton>
        ) : null
      }
    />
  );
}
