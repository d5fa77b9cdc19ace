import { useState } from 'react';
import { useQuery } from '@chapterhouse/web-data';
import { Row, RowList, Section, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useCatalogue, useWords } from '../../app/i18n/words.js';
import { Problem } from '../../app/problem.js';
import { SettingsHistoryDocument } from './gql/operations.js';
import classes from './settings.module.css';

/** Who changed which setting; asked for when it is opened. */
export function SettingsHistory() {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('settings.history')}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={classes['summary']}>{t('settings.showHistory')}</summary>
        {open ? <Entries /> : null}
      </details>
    </Section>
  );
}

function Entries() {
  const t = useWords();
  const { messages } = useCatalogue();
  const formats = useFormats();
  const { chapter } = useChapter();
  const { data, error } = useQuery(SettingsHistoryDocument, { variables: { chapterId: chapter.id } });
  if (error && !data) return <Problem error={error} />;
  if (!data) return <Skeletons rows={3} label={t('layout.loading')} />;
  const { items, totalCount } = data.chapterHistory;
  if (items.length === 0) return <p className={classes['quiet']}>{t('settings.noHistory')}</p>;
  const textOf = (name: string, json: string | null | undefined): string => {
    if (json === null || json === undefined || json === '""' || json === 'null') return t('settings.nothing');
    // Its hash says nothing to anybody.
    return name === 'logo' ? t('settings.aPicture') : json.replace(/^"|"$/g, '');
  };
  return (
    <>
      <RowList label={t('settings.history')}>
        {items.map(({ id, at, byName, before, after }) => (
          <Row
            key={id}
            title={after
              .filter(({ name }) => `settings.${name}` in messages)
              .map(({ name, value }) =>
                t('settings.changed', {
                  field: t(`settings.${name}`),
                  before: textOf(name, before.find((one) => one.name === name)?.value),
                  after: textOf(name, value),
                }),
              )
              .join(', ')}
            detail={t('settings.by', { who: byName ?? t('settings.system'), when: formats.dateTime(at) })}
          />
        ))}
      </RowList>
      {totalCount > items.length ? (
        <p className={classes['quiet']}>{t('settings.older', { count: totalCount - items.length })}</p>
      ) : null}
    </>
  );
}
