import '@mantine/core/styles/Input.layer.css';
import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from '@chapterhouse/web-data';
import { ConfirmSheet, Notice, Page, Skeletons, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { Problem } from '../../app/problem.js';
import { useWrite } from '../leaders/use-write.js';
import { Changes } from './changes.js';
import {
  ApplyImportDocument,
  ImportEntryDocument,
  type ImportPartsFragment,
  PreviewImportDocument,
  UndoImportDocument,
} from './gql/operations.js';
import { Names } from './names.js';
import { besidesNames } from './preview-facts.js';
import { Problems } from './problems.js';
import classes from './imports.module.css';

/** What an import would do, problems first; then applying it, and undoing it. */
function ImportScreen() {
  const t = useWords();
  const { chapter, path } = useChapter();
  const { importId = '' } = useParams();
  const variables = { chapterId: chapter.id, importId };
  const { data, error, refetch } = useQuery(ImportEntryDocument, { variables });
  const preview = useWrite(PreviewImportDocument);
  const state = data?.import.state;
  const asked = useRef('');
  const { write } = preview;
  const chapterId = chapter.id;
  useEffect(() => {
    if (state !== 'UPLOADED' || asked.current === importId) return;
    asked.current = importId;
    void write({ input: { chapterId, importId } });
  }, [state, importId, chapterId, write]);
  const back = (
    <Link to={path('imports')} className={classes['back']}>
      <IconChevronLeft aria-hidden size={18} />
      {t('imports.all')}
    </Link>
  );
  const view = data?.import;
  return (
    <Page title={t('imports.one')} lead={back} width="wide">
      {error && !view ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : preview.refusal?.general ? (
        <Notice tone="problem">{preview.refusal.general}</Notice>
      ) : view?.preview ? (
        <Preview view={view} members={data?.members.items ?? []} again={() => void write({ input: variables })} />
      ) : (
        <>
          <p role="status" className={classes['quiet']}>
            {t('imports.reading', { count: view?.files.length ?? 1 })}
          </p>
          <Skeletons rows={8} label={t('layout.loading')} />
        </>
      )}
    </Page>
  );
}

export const Screen = withMantine(ImportScreen);

interface PreviewProps {
  readonly view: ImportPartsFragment;
  readonly members: readonly { id: string; displayName: string }[];
  readonly again: () => void;
}

function Preview({ view, members, again }: PreviewProps) {
  const t = useWords();
  const { preview, state } = view;
  if (!preview) return null;
  const isOpen = state === 'UPLOADED' || state === 'PREVIEWED';
  const isAsking = isOpen && preview.questions.length > 0;
  const problems = isAsking ? besidesNames(preview.problems) : preview.problems;
  const errors = problems.filter(({ severity }) => severity === 'error');
  return (
    <>
      <Verdict view={view} errors={errors.length} again={again} />
      {isAsking ? <Names view={view} questions={preview.questions} members={members} /> : null}
      <Problems problems={problems} open={isOpen} />
      <Changes preview={preview} done={state === 'APPLIED'} />
      {isOpen ? <p className={classes['quiet']}>{t('imports.nothingYet')}</p> : null}
    </>
  );
}

/** Where the import stands, in a sentence, with the one thing to do next. */
function Verdict({ view, errors, again }: { view: ImportPartsFragment; errors: number; again: () => void }) {
  const t = useWords();
  const formats = useFormats();
  const apply = useWrite(ApplyImportDocument);
  const undo = useWrite(UndoImportDocument);
  const [undoing, setUndoing] = useState(false);
  const { chapterId, id: importId, state, preview } = view;
  const input = { chapterId, importId };
  const refusal = apply.refusal ?? undo.refusal;
  const questions = preview?.questions.length ?? 0;
  return (
    <div className={classes['stack']}>
      {state === 'APPLIED' ? (
        <Notice
          tone="done"
          title={t('imports.applied')}
          action={
            <Button variant="default" onClick={() => setUndoing(true)}>
              {t('imports.undo')}
            </Button>
          }
        >
          {t('imports.appliedWords', { when: view.appliedAt ? formats.dateTime(view.appliedAt) : '' })}
        </Notice>
      ) : state === 'UNDONE' ? (
        <Notice title={t('imports.undone')} action={<Button onClick={again}>{t('imports.previewAgain')}</Button>}>
          {t('imports.undoneWords', { when: view.undoneAt ? formats.dateTime(view.undoneAt) : '' })}
        </Notice>
      ) : preview?.canApply ? (
        <Notice
          tone="done"
          title={t('imports.ready')}
          action={
            <Button loading={apply.busy} onClick={() => void apply.write({ input })}>
              {t('imports.apply')}
            </Button>
          }
        >
          {t('imports.readyWords')}
        </Notice>
      ) : (
        <Notice tone="look" title={t('imports.notReady', { count: errors, names: questions })}>
          {t(questions === 0 ? 'imports.fixFirst' : errors === 0 ? 'imports.answerFirst' : 'imports.bothFirst')}
        </Notice>
      )}
      {refusal?.general ? (
        <Notice
          tone="problem"
          action={
            refusal.code === 'CONFLICT' ? <Button onClick={again}>{t('imports.previewAgain')}</Button> : undefined
          }
        >
          {refusal.general}
        </Notice>
      ) : null}
      <ConfirmSheet
        open={undoing}
        title={t('imports.undoTitle')}
        confirmLabel={t('imports.undo')}
        cancelLabel={t('words.cancel')}
        destructive
        onCancel={() => setUndoing(false)}
        onConfirm={async () => {
          await undo.write({ input });
          setUndoing(false);
        }}
      >
        <p>{t('imports.undoWords')}</p>
      </ConfirmSheet>
    </div>
  );
}
