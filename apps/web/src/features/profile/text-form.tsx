import { type FormEvent, useState } from 'react';
import { Button, Notice, TextArea } from '@chapterhouse/web-ui';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import { useDraft } from '../../app/use-draft.js';
import classes from './profile.module.css';

interface TextFormProps {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** What it says now. */
  readonly text: string;
  readonly most: number;
  readonly rows: number;
  /** Answers with what is wrong with it, or null when it was kept. */
  readonly onSave: (text: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Some lines to write, in place of what they will say. What is half written survives a reload. */
export function TextForm({ name, label, hint, text, most, rows, onSave, onClose }: TextFormProps) {
  const t = useWords();
  const { draft, change, clear } = useDraft(name, { text }, {});
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const close = () => {
    clear();
    onClose();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const refusal = await onSave(draft.text);
      if (refusal === null) return close();
      setWrong(refusal);
    } catch (error) {
      setWrong(problemWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate className={classes['form']} onSubmit={(event) => void save(event)}>
      <TextArea
        label={label}
        hint={hint}
        value={draft.text}
        maxLength={most}
        rows={rows}
        autoFocus
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {wrong ? <Notice tone="problem">{wrong}</Notice> : null}
      <div className={classes['actions']}>
        <Button type="submit" loading={busy}>
          {t('words.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('words.cancel')}
        </Button>
      </div>
    </form>
  );
}
