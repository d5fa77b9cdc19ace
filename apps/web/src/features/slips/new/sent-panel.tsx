import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { NewSlip, OutboxItem } from '@chapterhouse/web-data';
import { Button, Notice } from '@chapterhouse/web-ui';
import { LinkButton } from '../../../app/link-button.js';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { useOutbox } from '../../../app/outbox/outbox.js';
import classes from './sent-panel.module.css';

interface SentPanelProps {
  readonly itemKey: string;
  /** Taken back: the form has it again. */
  readonly onUndone: (slip: NewSlip) => void;
  readonly onAnother: () => void;
}

/** After sending: a tick, undo while it is still here, another. */
export function SentPanel({ itemKey, onUndone, onAnother }: SentPanelProps) {
  const t = useWords();
  const { path } = useChapter();
  const { outbox, items, sendingKey, trouble } = useOutbox();
  const item = items.find(({ key }) => key === itemKey);
  const [first] = useState(item);
  const [tooLate, setTooLate] = useState(false);
  const seconds = useSecondsUntil(item?.holdUntil ?? 0);
  const another = useRef<HTMLButtonElement>(null);
  useEffect(() => another.current?.focus(), []);

  const canUndo = item !== undefined && item.attempts === 0 && sendingKey !== itemKey && seconds > 0;
  const undo = async () => {
    const taken = await outbox.undo(itemKey);
    if (taken) onUndone(taken.slip);
    else setTooLate(true);
  };
  const slip = (item ?? first)?.slip;
  const state = stateOf(item, trouble, seconds);
  if (item?.state === 'REFUSED') return <CameBack item={item} />;
  return (
    <div className={classes['panel']}>
      <svg viewBox="0 0 48 48" width="56" height="56" aria-hidden className={classes['tick']}>
        <circle cx="24" cy="24" r="22" />
        <path d="m14 25 7 7 14-16" />
      </svg>
      <p className={classes['what']} role="status">
        {slip ? t(`sent.${slip.kind}`, { name: slip.summary }) : t('sent.any')} {t(`sent.${state}`)}
      </p>
      {canUndo ? (
        <Button variant="default" onClick={() => void undo()} className={classes['undo']}>
          {t('sent.undo')} <span aria-hidden>&nbsp;({seconds})</span>
        </Button>
      ) : (
        <span className={classes['undo']} />
      )}
      {tooLate ? (
        <Notice tone="look">
          {t('sent.tooLate')} <Link to={path('slips')}>{t('nav.slips')}</Link>
        </Notice>
      ) : null}
      <Button ref={another} size="lg" fullWidth onClick={onAnother}>
        {t('sent.another')}
      </Button>
      <LinkButton to={path()} variant="subtle">
        {t('sent.home')}
      </LinkButton>
    </div>
  );
}

type SentState = 'held' | 'onDevice' | 'signedOut' | 'arrived';

function stateOf(item: OutboxItem | undefined, trouble: string | null, seconds: number): SentState {
  if (!item) return 'arrived';
  if (trouble === 'signedOut') return 'signedOut';
  if (seconds > 0 && item.attempts === 0 && !trouble) return 'held';
  return 'onDevice';
}

function CameBack({ item }: { item: OutboxItem }) {
  const t = useWords();
  const { path } = useChapter();
  return (
    <Notice
      tone="look"
      title={t('new.cameBack')}
      action={<LinkButton to={`${path('new')}?again=${item.key}`}>{t('outbox.mend')}</LinkButton>}
    >
      {item.refusal?.message || t('new.serverFailed')}
    </Notice>
  );
}

function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((at - now) / 1000));
  useEffect(() => {
    if (at <= Date.now()) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [at]);
  return left;
}
