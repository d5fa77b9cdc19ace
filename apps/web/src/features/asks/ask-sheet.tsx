import { type FormEvent, useRef, useState } from 'react';
import { useMutation, useQuery } from '@chapterhouse/web-data';
import { Button, Choices, Notice, Sheet, TextArea } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import { useDraft } from '../../app/use-draft.js';
import classes from './asks.module.css';
import { type AskRowFragment, ChangeAskDocument, EarlierAsksDocument, MakeAskDocument } from './gql/operations.js';

const KINDS = ['PERSON', 'COMPANY', 'TRADE'] as const;
type Kind = (typeof KINDS)[number];
const MOST_LETTERS = 500;

interface AskSheetProps {
  readonly memberId: string;
  /** The ask to say in other words; null: a new one. */
  readonly ask: Pick<AskRowFragment, 'id' | 'kind' | 'text'> | null;
  readonly onClose: () => void;
}

/** This week's ask: what kind, who exactly, done. What was asked for before can be asked for again with one tap. */
export function AskSheet({ memberId, ask, onClose }: AskSheetProps) {
  const t = useWords();
  const { chapter } = useChapter();
  const empty = { kind: 'PERSON' as Kind, text: '' };
  const { draft, change, clear } = useDraft(`ask.${ask?.id ?? memberId}`, empty, {
    base: ask && { kind: ask.kind, text: ask.text },
  });
  const [make] = useMutation(MakeAskDocument);
  const [rephrase] = useMutation(ChangeAskDocument);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  // The same ask sent twice, after a lost answer, is one ask; other words are another.
  const key = useRef({ of: '', key: '' });
  const send = async (kind: Kind, text: string) => {
    const said = text.trim();
    if (!said) return setWrong(t('asks.empty'));
    if (key.current.of !== `${kind} ${said}`) key.current = { of: `${kind} ${said}`, key: crypto.randomUUID() };
    const input = { chapterId: chapter.id, idempotencyKey: key.current.key, kind, text: said };
    setBusy(true);
    try {
      const payload = ask
        ? (await rephrase({ input: { ...input, askId: ask.id } })).changeAsk
        : (await make({ input: { ...input, memberId } })).makeAsk;
      const [refusal] = payload.userErrors;
      if (refusal) return setWrong(refusal.message);
      clear();
      onClose();
    } catch (error) {
      setWrong(problemWords(error, t));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(draft.kind, draft.text);
  };
  return (
    <Sheet open title={t(ask ? 'asks.changeTitle' : 'asks.title')} closeLabel={t('words.close')} onClose={onClose}>
      <form noValidate className={classes['form']} onSubmit={submit}>
        <Choices
          name="ask-kind"
          label={t('asks.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map((value) => ({ value, label: t(`asks.kind.${value}`) }))}
        />
        <TextArea
          label={t('asks.text')}
          hint={t(`asks.hint.${draft.kind}`)}
          value={draft.text}
          maxLength={MOST_LETTERS}
          rows={3}
          data-focus
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        {wrong ? <Notice tone="problem">{wrong}</Notice> : null}
        <Button type="submit" size="lg" fullWidth loading={busy}>
          {t('asks.send')}
        </Button>
      </form>
      {ask ? null : <Earlier memberId={memberId} busy={busy} onAgain={(kind, text) => void send(kind, text)} />}
    </Sheet>
  );
}

interface EarlierProps {
  readonly memberId: string;
  readonly busy: boolean;
  readonly onAgain: (kind: Kind, text: string) => void;
}

function Earlier({ memberId, busy, onAgain }: EarlierProps) {
  const t = useWords();
  const { chapter } = useChapter();
  const { data } = useQuery(EarlierAsksDocument, { variables: { chapterId: chapter.id, memberId } });
  const items = data?.memberAsks.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className={classes['earlier']}>
      <h3 className={classes['earlierTitle']}>{t('asks.earlier')}</h3>
      {items.map(({ id, kind, text }) => (
        <Button key={id} variant="default" fullWidth disabled={busy} onClick={() => onAgain(kind, text)}>
          {text}
        </Button>
      ))}
    </div>
  );
}
