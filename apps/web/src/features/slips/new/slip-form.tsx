import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { NewSlip, OutboxKind } from '@chapterhouse/web-data';
import { Button, Notice, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { useDraft } from '../../../app/use-draft.js';
import { KindFields } from './kind-fields.js';
import { KindPicker } from './kind-picker.js';
import classes from './new-slip.module.css';
import { PersonField } from './person-field.js';
import { type DraftField, EMPTY_DRAFT, hasPerson, missingIn, type SlipDraft, slipOf } from './slip-draft.js';

interface SlipFormProps {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly kinds: readonly OutboxKind[];
  /** A slip that came back. */
  readonly base: SlipDraft | null;
  /** What a link or an undo puts into the form. */
  readonly asked: Partial<SlipDraft> | null;
  readonly memberId: string;
  /** Why the server did not take it the last time. */
  readonly refusal: { readonly message: string } | null;
  readonly onSend: (slip: NewSlip) => Promise<void>;
}

/** One form for all kinds: what is needed first, everything else folded away. */
export function SlipForm({ name, kinds, base, asked, memberId, refusal, onSend }: SlipFormProps) {
  const t = useWords();
  const today = useFormats().today();
  const { chapter } = useChapter();
  const { draft, change, clear } = useDraft<SlipDraft>(name, EMPTY_DRAFT, { base, asked });
  const [shown, setShown] = useState<readonly DraftField[]>([]);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const missing = missingIn(draft);
  const wrong = shown.filter((field) => missing.includes(field));

  useEffect(() => {
    if (shown.length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong] :is(input, button)')?.focus();
  }, [shown]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing.length > 0) return setShown(missing);
    setBusy(true);
    try {
      await onSend(slipOf(draft, { chapterId: chapter.id, memberId, today }));
      clear();
    } catch {
      // The device could not keep it: storage is full or switched off.
      setFailed(true);
      setBusy(false);
    }
  };
  const switchKind = (kind: OutboxKind) => {
    setShown([]);
    change({ kind });
  };
  return (
    <form ref={form} noValidate className={classes['form']} onSubmit={(event) => void submit(event)}>
      {refusal ? (
        <Notice tone="look" title={t('new.cameBack')}>
          {refusal.message || t('new.serverFailed')}
        </Notice>
      ) : null}
      {kinds.length > 1 ? <KindPicker kinds={kinds} value={draft.kind} onChange={switchKind} /> : null}
      {hasPerson(draft.kind) ? (
        <PersonField draft={draft} change={change} memberId={memberId} wrong={wrong.includes('person')} />
      ) : null}
      <KindFields draft={draft} change={change} wrong={wrong} today={today} />
      {failed ? <Notice tone="problem">{t('new.notKept')}</Notice> : null}
      <div className={classes['send']} data-ready={missing.includes('person') ? undefined : true}>
        <Button type="submit" size="lg" fullWidth loading={busy}>
          {t('new.send')}
        </Button>
      </div>
    </form>
  );
}
