import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePages } from '@chapterhouse/web-data';
import { Notice, Page, Row, RowList, Section, Skeletons, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { withMantine } from '../../app/mantine/with-mantine.js';
import { Problem } from '../../app/problem.js';
import { useSession } from '../../app/session/session.js';
import { DropZone } from './drop-zone.js';
import { ImportsDocument, type ImportsQuery } from './gql/operations.js';
import { MOST_FILES, tooMuch, upload } from './upload.js';
import classes from './imports.module.css';

type Item = ImportsQuery['imports']['items'][number];

/** Files from elsewhere: drop them, see what they would do, then decide. */
function ImportsScreen() {
  const t = useWords();
  const navigate = useNavigate();
  const { chapter, path } = useChapter();
  const { check } = useSession();
  const [sending, setSending] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { data, error, refetch, more } = usePages(ImportsDocument, 'imports', {
    variables: { chapterId: chapter.id },
  });
  const take = async (files: readonly File[]) => {
    const limit = tooMuch(files);
    if (limit) return setTrouble(t(`imports.tooMuch.${limit.why}`, { name: limit.name, most: MOST_FILES }));
    setTrouble(null);
    setSending(files.length);
    const outcome = await upload(chapter.id, files);
    setSending(0);
    if (outcome.kind === 'uploaded') return void navigate(path(`imports/${outcome.importId}`));
    // Asking who is signed in opens the way to sign in again, over this page.
    if (outcome.kind === 'signedOut') await check().catch(() => false);
    setTrouble(outcome.kind === 'refused' ? outcome.message : t(`imports.${outcome.kind}`));
  };
  const items = data?.imports.items ?? [];
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')}>
      <div className={classes['stack']}>
        <DropZone busy={sending > 0} count={sending} onFiles={(files) => void take(files)} />
        {trouble ? <Notice tone="problem">{trouble}</Notice> : null}
      </div>
      <Section title={t('imports.before')}>
        {error && !data ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeletons rows={3} height="64px" label={t('layout.loading')} />
        ) : items.length === 0 ? (
          <p className={classes['quiet']}>{t('imports.none')}</p>
        ) : (
          <RowList label={t('imports.before')}>
            {items.map((item) => (
              <Before key={item.id} item={item} to={path(`imports/${item.id}`)} />
            ))}
          </RowList>
        )}
        {data && items.length < data.imports.totalCount ? (
          <Button variant="default" mt="md" onClick={more}>
            {t('words.more')}
          </Button>
        ) : null}
      </Section>
    </Page>
  );
}

export const Screen = withMantine(ImportsScreen);

function Before({ item, to }: { item: Item; to: string }) {
  const t = useWords();
  const formats = useFormats();
  const [first] = item.files;
  const name = t('imports.files', { name: first?.name ?? '', more: item.files.length - 1 });
  return (
    <Row
      title={<Link to={to}>{name}</Link>}
      detail={formats.dateTime(item.createdAt)}
      aside={<Tag tone={item.state === 'APPLIED' ? 'accent' : 'plain'}>{t(`imports.state.${item.state}`)}</Tag>}
    />
  );
}
