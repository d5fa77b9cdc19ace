import { Link } from 'react-router';
import { useChapterIfAny } from '../chapter/chapter.js';
import { useWords } from '../i18n/words.js';
import { refusedOf, useOutbox, waitingOf } from './outbox.js';
import classes from './outbox-chip.module.css';

/** How many slips have not gone out yet, on every page; a tap shows which and why. */
export function OutboxChip() {
  const t = useWords();
  const { items } = useOutbox();
  const here = useChapterIfAny();
  const refused = refusedOf(items).length;
  const waiting = waitingOf(items).length;
  const words = refused > 0 ? t('outbox.chipRefused', { count: refused }) : t('outbox.chipWaiting', { count: waiting });
  return (
    <span role="status" className={classes['place']}>
      {items.length > 0 ? (
        <Link to={here ? here.path('slips') : '/'} className={classes['chip']} data-refused={refused > 0 || undefined}>
          {words}
        </Link>
      ) : null}
    </span>
  );
}
