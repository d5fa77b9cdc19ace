import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePages } from '@chapterhouse/web-data';
import { Button, EmptyState, Page, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { Problem } from '../../app/problem.js';
import { useRemembered } from '../leaders/use-remembered.js';
import { Exports } from './exports.js';
import { type MemberStatus, RosterDocument } from './gql/operations.js';
import { NOW } from './roster.question.js';
import { RosterControls } from './roster-controls.js';
import { chosen, FILTERS, type Filter } from './roster-facts.js';
import { columnIds, type ColumnId, isColumnIds, ROSTER_COLUMNS } from './roster-columns.js';
import { RosterTable } from './roster-table.js';
import classes from './roster.module.css';

/** The form is large, and wanted once in a month. */
const AddMember = lazy(async () => ({ default: (await import('./add-member.js')).AddMember }));

const FIRST_COLUMNS: readonly ColumnId[] = ['company', 'classification', 'roles', 'joined', 'renewalDue'];
const isFilter = (value: unknown): value is Filter => (FILTERS as readonly unknown[]).includes(value);

/** Everybody of the chapter: to look up, to put in order, to take along as a file. */
export function Screen() {
  const t = useWords();
  const formats = useFormats();
  const navigate = useNavigate();
  const { chapter, reach, path } = useChapter();
  const [filter, setFilter] = useRemembered<Filter>('roster.filter', 'current', isFilter);
  const [columns, setColumns] = useRemembered('roster.columns', FIRST_COLUMNS, isColumnIds);
  const [search, setSearch] = useState('');
  const [role, setRole] = useState('');
  const [adding, setAdding] = useState(false);
  const status: MemberStatus[] = filter === 'former' ? ['LEFT'] : NOW;
  const { data, error, refetch, more } = usePages(RosterDocument, 'members', {
    variables: { chapterId: chapter.id, status },
  });
  const members = data?.members.items ?? [];
  const today = formats.today();
  const found = chosen(members, { filter, search, role, today });
  const lead = data
    ? t(filter === 'former' ? 'roster.leadFormer' : 'roster.lead', { count: data.members.totalCount })
    : t('roster.leadWaiting');
  return (
    <Page
      title={t('roster.title')}
      width="wide"
      lead={lead}
      action={
        reach('roster:write') === 'all' ? <Button onClick={() => setAdding(true)}>{t('roster.add')}</Button> : undefined
      }
    >
      <div className={classes['roster']}>
        <RosterControls
          search={search}
          onSearch={setSearch}
          filter={filter}
          onFilter={setFilter}
          role={role}
          onRole={setRole}
          columns={columns}
          onColumns={setColumns}
        />
        {error && !data ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeletons rows={12} label={t('layout.loading')} />
        ) : found.length === 0 ? (
          <Nobody filter={filter} searching={search !== '' || role !== ''} onAdd={() => setAdding(true)} />
        ) : (
          <>
            <p role="status" className="ch-unseen">
              {t('roster.found', { count: found.length })}
            </p>
            <RosterTable members={found} all={members} columns={columns} />
            <div className={classes['below']}>
              {members.length < data.members.totalCount ? (
                <Button variant="default" onClick={more}>
                  {t('words.more')}
                </Button>
              ) : null}
              {reach('export') === 'all' ? (
                <Exports members={found} columns={columnIds(ROSTER_COLUMNS)} name={chapter.slug} />
              ) : null}
            </div>
          </>
        )}
      </div>
      {adding ? (
        <Suspense>
          <AddMember
            members={members}
            onClose={() => setAdding(false)}
            onDone={(id) => void navigate(path(`roster/${id}`))}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

interface NobodyProps {
  readonly filter: Filter;
  readonly searching: boolean;
  readonly onAdd: () => void;
}

/** An empty list says why it is empty, and what fills it. */
function Nobody({ filter, searching, onAdd }: NobodyProps) {
  const t = useWords();
  if (searching) return <EmptyState title={t('roster.nobodyFound')}>{t('roster.nobodyFoundWords')}</EmptyState>;
  const action = filter === 'current' ? <Button onClick={onAdd}>{t('roster.add')}</Button> : undefined;
  return (
    <EmptyState title={t(`roster.none.${filter}`)} action={action}>
      {t(`roster.noneWords.${filter}`)}
    </EmptyState>
  );
}
