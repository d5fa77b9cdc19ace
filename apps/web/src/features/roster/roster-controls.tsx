import { ROLE_KINDS } from '@chapterhouse/domain';
import { CheckField, SelectField, TextField } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { type ColumnId, columnIds, ROSTER_COLUMNS } from './roster-columns.js';
import { FILTERS, type Filter } from './roster-facts.js';
import classes from './roster.module.css';

interface RosterControlsProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly role: string;
  readonly onRole: (role: string) => void;
  readonly columns: readonly ColumnId[];
  readonly onColumns: (columns: readonly ColumnId[]) => void;
}

/** Search, whom to show, and which columns. */
export function RosterControls(props: RosterControlsProps) {
  const t = useWords();
  const { search, onSearch, filter, onFilter, role, onRole, columns, onColumns } = props;
  const all = columnIds(ROSTER_COLUMNS);
  return (
    <div className={classes['controls']}>
      <div className={classes['search']}>
        <TextField
          type="search"
          label={t('roster.search')}
          hiddenLabel
          placeholder={t('roster.search')}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
      </div>
      <SelectField
        label={t('roster.filter')}
        hiddenLabel
        value={filter}
        options={FILTERS.map((value) => ({ value, label: t(`roster.filter.${value}`) }))}
        onChange={(event) => onFilter(event.currentTarget.value as Filter)}
      />
      <SelectField
        label={t('roster.roleFilter')}
        hiddenLabel
        value={role}
        options={[
          { value: '', label: t('roster.anyRole') },
          ...ROLE_KINDS.map((value) => ({ value, label: t(`roster.role.${value}`) })),
        ]}
        onChange={(event) => onRole(event.currentTarget.value)}
      />
      <details className={classes['columns']}>
        <summary>{t('roster.columns')}</summary>
        <fieldset>
          <legend className="ch-unseen">{t('roster.columns')}</legend>
          {all.map((id) => (
            <CheckField
              key={id}
              label={t(`roster.column.${id}`)}
              checked={columns.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onColumns(all.filter((one) => (one === id ? checked : columns.includes(one))))
              }
            />
          ))}
        </fieldset>
      </details>
    </div>
  );
}
