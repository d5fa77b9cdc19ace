import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { type ColumnId, columnIds, columnOf, ROSTER_COLUMNS } from './roster-columns.js';
import { conflictsOf, renewalOf, type RosterMember } from './roster-facts.js';
import classes from './roster.module.css';

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});
const helper = createColumnHelper<typeof features, RosterMember>();
const DATES: readonly string[] = ['joined', 'renewalDue', 'left'];

interface RosterTableProps {
  readonly members: readonly RosterMember[];
  /** With those that are not shown: a conflict may be with one of them. */
  readonly all: readonly RosterMember[];
  readonly columns: readonly ColumnId[];
}

/** The list as a table; on a phone every row is a card of its own. */
export function RosterTable({ members, all, columns }: RosterTableProps) {
  const t = useWords();
  const formats = useFormats();
  const { path } = useChapter();
  const [sorting, setSorting] = useState<SortingState>([{ id: 'name', desc: false }]);
  const definitions = useMemo(() => {
    const collator = new Intl.Collator(formats.locale, { sensitivity: 'base', numeric: true });
    const byWords = (a: { getValue: (id: string) => unknown }, b: typeof a, id: string) =>
      collator.compare(String(a.getValue(id) ?? ''), String(b.getValue(id) ?? ''));
    return helper.columns([
      helper.accessor('displayName', { id: 'name', sortFn: byWords, header: t('roster.column.name') }),
      ...columnIds(ROSTER_COLUMNS).map((id) =>
        helper.accessor((member) => columnOf(id).value(member, t), {
          id,
          sortFn: byWords,
          sortUndefined: 'last',
          header: t(`roster.column.${id}`),
        }),
      ),
    ]);
  }, [t, formats]);
  const data = useMemo(() => [...members], [members]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(columnIds(ROSTER_COLUMNS).map((id) => [id, columns.includes(id)])),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    enableSortingRemoval: false,
    state: { sorting, columnVisibility },
    onSortingChange: setSorting,
  });
  const conflicts = useMemo(() => conflictsOf(all), [all]);
  const textOf = (member: RosterMember, id: string): string => {
    const column = columnOf(id as ColumnId);
    return column.show?.(member, t, formats) ?? column.value(member, t) ?? '';
  };
  const [group] = table.getHeaderGroups();
  return (
    <div className={classes['scroll']}>
      <table role="table" className={classes['table']}>
        <caption className="ch-unseen">{t('roster.title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {group?.headers.map(({ id, column }) => {
              const sorted = column.getIsSorted();
              const order = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined;
              return (
                <th
                  key={id}
                  scope="col"
                  role="columnheader"
                  aria-sort={order}
                  data-date={DATES.includes(id) || undefined}
                >
                  <button type="button" onClick={column.getToggleSortingHandler()}>
                    {String(column.columnDef.header)}
                    <span aria-hidden>{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {table.getRowModel().rows.map((row) => {
            const member = row.original;
            const conflict = conflicts.get(member.id);
            return (
              <tr role="row" key={member.id}>
                {row.getVisibleCells().map(({ column: { id } }) =>
                  id === 'name' ? (
                    <th key={id} scope="row" role="rowheader">
                      <Link to={path(`roster/${member.id}`)}>{member.displayName}</Link>
                      {member.status !== 'ACTIVE' && member.status !== 'LEFT' ? (
                        <Tag>{t(`roster.status.${member.status}`)}</Tag>
                      ) : null}
                    </th>
                  ) : (
                    <td
                      role="cell"
                      key={id}
                      data-label={t(`roster.column.${id}`)}
                      data-date={DATES.includes(id) || undefined}
                      data-empty={textOf(member, id) === '' || undefined}
                    >
                      {textOf(member, id)}
                      {id === 'renewalDue' ? <Renewal member={member} /> : null}
                      {id === 'classification' && conflict ? (
                        <Tag tone={conflict.excepted ? 'plain' : 'look'}>
                          {t(conflict.excepted ? 'roster.sharedAgreed' : 'roster.shared', {
                            names: conflict.others.join(', '),
                          })}
                        </Tag>
                      ) : null}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Renewal({ member }: { member: RosterMember }) {
  const t = useWords();
  const state = renewalOf(member, useFormats().today());
  return state ? <Tag tone="look">{t(`roster.renewal.${state}`)}</Tag> : null;
}
