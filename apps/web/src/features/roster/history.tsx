import { Row, RowList, Section, useFormats } from '@chapterhouse/web-ui';
import { isLocalDate } from '@chapterhouse/domain';
import { useCatalogue, useWords } from '../../app/i18n/words.js';
import type { RosterEntryQuery, RosterMemberFragment } from './gql/operations.js';
import { readable } from './readable.js';
import classes from './roster.module.css';

type Entry = RosterEntryQuery['memberHistory']['items'][number];

interface HistoryProps {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly members: readonly Pick<RosterMemberFragment, 'id' | 'displayName'>[];
}

/** Everything that was changed: what, when, by whom, and why. */
export function History({ entries, total, members }: HistoryProps) {
  const t = useWords();
  const { messages } = useCatalogue();
  const formats = useFormats();
  const wordOf = (id: string, otherwise: string): string => (id in messages ? t(id) : otherwise);
  const names = new Map(members.map(({ id, displayName }) => [id, displayName]));
  const textOf = (name: string, json: string | null): string => {
    const value = readable(json);
    if (value === null) return t('roster.nothing');
    if (isLocalDate(value)) return formats.date(value);
    if (name === 'status') return wordOf(`roster.status.${value}`, value);
    if (name === 'role') return wordOf(`roster.role.${value}`, value);
    return names.get(value) ?? value;
  };
  return (
    <Section title={t('roster.history')}>
      {entries.length === 0 ? <p className={classes['quiet']}>{t('roster.noHistory')}</p> : null}
      <RowList label={t('roster.history')}>
        {entries.map(({ id, at, action, byName, reason, before, after }) => (
          <Row
            key={id}
            title={wordOf(`roster.action.${action}`, action)}
            detail={t('roster.by', { who: byName ?? t('roster.system'), when: formats.dateTime(at) })}
          >
            <ul className={classes['changes']}>
              {after.map(({ name, value }) => (
                <li key={name}>
                  {t('roster.change', {
                    field: wordOf(`roster.field.${name}`, name),
                    before: textOf(name, before.find((one) => one.name === name)?.value ?? null),
                    after: textOf(name, value),
                  })}
                </li>
              ))}
              {reason ? <li>{t('roster.because', { reason })}</li> : null}
            </ul>
          </Row>
        ))}
      </RowList>
      {total > entries.length ? (
        <p className={classes['quiet']}>{t('roster.olderHistory', { count: total - entries.length })}</p>
      ) : null}
    </Section>
  );
}
