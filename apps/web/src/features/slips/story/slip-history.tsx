import { useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import type { SlipStoryQuery } from '../gql/operations.js';
import classes from './story.module.css';

/** Every step, oldest first: what was before, what came, who and why. */
export function SlipHistory({ entries }: { entries: SlipStoryQuery['slipHistory'] }) {
  const t = useWords();
  const formats = useFormats();
  if (entries.length === 0) return <p className={classes['when']}>{t('story.untouched')}</p>;
  return (
    <ol className={classes['history']}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <p className={classes['step']}>
            {t(`history.${entry.action}`)}
            {entry.byName ? ` · ${entry.byName}` : ''}
            {entry.afterLock ? ` · ${t('history.afterLock')}` : ''}
          </p>
          <p className={classes['when']}>{formats.dateTime(entry.at)}</p>
          {entry.action === 'slip.created' ? null : <Changes before={entry.before} after={entry.after} />}
          {entry.reason ? <p className={classes['reason']}>{entry.reason}</p> : null}
        </li>
      ))}
    </ol>
  );
}

type Fields = SlipStoryQuery['slipHistory'][number]['after'];

function Changes({ before, after }: { before: Fields; after: Fields }) {
  const t = useWords();
  const changed = after.filter(({ name, value }) => before.find((one) => one.name === name)?.value !== value);
  return changed.map(({ name, value }) => {
    const was = before.find((one) => one.name === name)?.value;
    const say = (text: string | null | undefined) =>
      name === 'status' && text ? t(`slip.status.${text}`) : (text ?? t('history.nothing'));
    return (
      <p key={name} className={classes['change']}>
        {was ? <del>{say(was)}</del> : null} {say(value)}
      </p>
    );
  });
}
