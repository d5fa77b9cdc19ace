import { useRef, useState } from 'react';
import { useMutation } from '@chapterhouse/web-data';
import { Button, ConfirmSheet, Notice, Row, RowList, Section, Tag, useFormats } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import {
  ChangeStoryDocument,
  RemoveStoryDocument,
  TellStoryDocument,
  type ToldStoryFragment,
} from './gql/operations.js';
import classes from './profile.module.css';
import { TextForm } from './text-form.js';

const MOST_LETTERS = 4_000;

interface StoriesProps {
  readonly memberId: string;
  readonly stories: readonly ToldStoryFragment[];
  /** The newest one is older than half a year. */
  readonly stale: boolean;
}

/** Examples of how a customer was helped: the others retell them. */
export function Stories({ memberId, stories, stale }: StoriesProps) {
  const t = useWords();
  const formats = useFormats();
  const { chapter } = useChapter();
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const [removing, setRemoving] = useState<ToldStoryFragment | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [tell] = useMutation(TellStoryDocument);
  const [rephrase] = useMutation(ChangeStoryDocument);
  const [remove] = useMutation(RemoveStoryDocument);
  // The same story sent twice, after a lost answer, is one story.
  const key = useRef({ of: '', key: '' });
  const keyOf = (words: string): string => {
    if (key.current.of !== words) key.current = { of: words, key: crypto.randomUUID() };
    return key.current.key;
  };
  const save = async (storyId: string | null, text: string): Promise<string | null> => {
    const input = { chapterId: chapter.id, text, idempotencyKey: keyOf(`${storyId} ${text}`) };
    const payload = storyId
      ? (await rephrase({ input: { ...input, storyId } })).changeStory
      : (await tell({ input: { ...input, memberId } })).tellStory;
    return payload.userErrors[0]?.message ?? null;
  };
  const takeAway = async () => {
    if (!removing) return;
    try {
      const { removeStory } = await remove({ input: { chapterId: chapter.id, storyId: removing.id } });
      setWrong(removeStory.userErrors[0]?.message ?? null);
    } catch (error) {
      setWrong(problemWords(error, t));
    }
    setRemoving(null);
  };
  const form = (story: ToldStoryFragment | null) => (
    <TextForm
      name={`story.${story?.id ?? memberId}`}
      label={t('profile.story')}
      hint={t('profile.hint.STORY')}
      text={story?.text ?? ''}
      most={MOST_LETTERS}
      rows={6}
      onSave={(text) => save(story?.id ?? null, text)}
      onClose={() => setOpen(null)}
    />
  );
  return (
    <Section
      title={t('profile.stories')}
      aside={stale && stories.length > 0 ? <Tag tone="look">{t('profile.storyStale')}</Tag> : null}
    >
      {wrong ? <Notice tone="problem">{wrong}</Notice> : null}
      {stories.length === 0 && open !== 'new' ? <p className={classes['quiet']}>{t('profile.noStory')}</p> : null}
      <RowList label={t('profile.stories')}>
        {stories.map((story) => (
          <Row key={story.id} title={open === story.id ? null : formats.date(story.toldOn, 'month')}>
            {open === story.id ? (
              form(story)
            ) : (
              <>
                <p className={classes['text']}>{story.text}</p>
                <div className={classes['actions']}>
                  <Button variant="subtle" size="sm" onClick={() => setOpen(story.id)}>
                    {t('profile.change')}
                  </Button>
                  <Button variant="subtle" size="sm" onClick={() => setRemoving(story)}>
                    {t('profile.remove')}
                  </Button>
                </div>
              </>
            )}
          </Row>
        ))}
      </RowList>
      {open === 'new' ? (
        form(null)
      ) : (
        <Button variant="default" onClick={() => setOpen('new')}>
          {t(stories.length === 0 ? 'profile.tellFirst' : 'profile.tellAnother')}
        </Button>
      )}
      <ConfirmSheet
        open={removing !== null}
        title={t('profile.removeTitle')}
        confirmLabel={t('profile.remove')}
        cancelLabel={t('words.cancel')}
        destructive
        onConfirm={takeAway}
        onCancel={() => setRemoving(null)}
      >
        {t('profile.removeWords')}
      </ConfirmSheet>
    </Section>
  );
}
