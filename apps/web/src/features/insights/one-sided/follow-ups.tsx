import { type FormEvent, useRef, useState } from 'react';
import { useMutation } from '@chapterhouse/web-data';
import { Button, ConfirmSheet, Notice, TextArea, TextField, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../../app/chapter/chapter.js';
import { useWords } from '../../../app/i18n/words.js';
import { problemWords } from '../../../app/problem.js';
import { useDraft } from '../../../app/use-draft.js';
import { AddFollowUpDocument, type NoteFragment, RemoveFollowUpDocument } from '../gql/operations.js';
import classes from './one-sided.module.css';

interface FollowUpsProps {
  readonly memberId: string;
  readonly name: string;
  readonly notes: readonly NoteFragment[];
}

/** What has been tried: private notes with their dates, and room for the next one. */
export function FollowUps({ memberId, name, notes }: FollowUpsProps) {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const { draft, change, clear, wasKept } = useDraft(`follow-up.${memberId}`, { note: '', on: '' });
  const [open, setOpen] = useState(wasKept);
  const [leaving, setLeaving] = useState<NoteFragment | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  // One key for one note, however often it is sent; a changed note is another one.
  const key = useRef({ of: '', id: '' });
  const [add, adding] = useMutation(AddFollowUpDocument);
  const [remove] = useMutation(RemoveFollowUpDocument);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const of = JSON.stringify(draft);
    if (key.current.of !== of) key.current = { of, id: crypto.randomUUID() };
    try {
      const { addFollowUp } = await add({
        input: {
          chapterId: chapter.id,
          memberId,
          note: draft.note,
          on: draft.on || null,
          idempotencyKey: key.current.id,
        },
      });
      const errors = addFollowUp.userErrors;
      setProblems(Object.fromEntries(errors.map((one) => [one.field?.split('.').at(-1) ?? 'all', one.message])));
      if (errors.length > 0) return;
      clear();
      setOpen(false);
    } catch (error) {
      setProblems({ all: problemWords(error, t) });
    }
  };
  const takeAway = async (): Promise<void> => {
    if (!leaving) return;
    try {
      await remove({ input: { chapterId: chapter.id, followUpId: leaving.id } });
    } catch (error) {
      setProblems({ all: problemWords(error, t) });
    }
    setLeaving(null);
  };
  return (
    <div className={classes['tried']}>
      <h3 className={classes['triedTitle']}>{t('insights.followUps.title')}</h3>
      {notes.length === 0 ? <p className={classes['quiet']}>{t('insights.followUps.none')}</p> : null}
      <ul className={classes['notes']}>
        {notes.map((note) => (
          <li key={note.id}>
            <p className={classes['quiet']}>
              {formats.date(note.on)}
              {note.byName ? ` · ${note.byName}` : ''}
            </p>
            <p className={classes['note']}>{note.note}</p>
            <Button
              variant="subtle"
              size="sm"
              aria-label={t('insights.followUps.removeOf', { date: formats.date(note.on) })}
              onClick={() => setLeaving(note)}
            >
              {t('insights.followUps.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {problems['all'] ? <Notice tone="problem">{problems['all']}</Notice> : null}
      {open ? (
        <form className={classes['form']} onSubmit={(event) => void save(event)} noValidate>
          <TextArea
            label={t('insights.followUps.note', { name })}
            hint={t('insights.followUps.hint')}
            error={problems['note'] ?? problems['memberId'] ?? null}
            maxLength={2000}
            required
            value={draft.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
          <TextField
            label={t('insights.followUps.on')}
            type="date"
            max={formats.today()}
            error={problems['on'] ?? null}
            value={draft.on || formats.today()}
            onChange={(event) => change({ on: event.currentTarget.value })}
          />
          <div className={classes['ways']}>
            <Button type="submit" loading={adding.loading}>
              {t('words.save')}
            </Button>
            <Button variant="subtle" onClick={() => setOpen(false)}>
              {t('words.cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <Button variant="default" size="sm" onClick={() => setOpen(true)}>
          {t('insights.followUps.add')}
        </Button>
      )}
      <ConfirmSheet
        open={leaving !== null}
        title={t('insights.followUps.removeTitle')}
        confirmLabel={t('insights.followUps.remove')}
        cancelLabel={t('words.cancel')}
        destructive
        onConfirm={takeAway}
        onCancel={() => setLeaving(null)}
      >
        {t('insights.followUps.removeWords')}
      </ConfirmSheet>
    </div>
  );
}
