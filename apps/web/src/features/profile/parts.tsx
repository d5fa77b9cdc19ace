import { useState } from 'react';
import { useMutation } from '@chapterhouse/web-data';
import { Button, Notice, Row, RowList, Section, Tag } from '@chapterhouse/web-ui';
import { useChapter } from '../../app/chapter/chapter.js';
import { useWords } from '../../app/i18n/words.js';
import { problemWords } from '../../app/problem.js';
import { ageWords } from './age.js';
import { EditProfileDocument, type ProfilePartsFragment } from './gql/operations.js';
import classes from './profile.module.css';
import { TextForm } from './text-form.js';

const MOST_LETTERS = 2_000;
type Part = ProfilePartsFragment['parts'][number];

/** What somebody says about themself, part by part; each is written in its place. */
export function Parts({ profile }: { profile: ProfilePartsFragment }) {
  const t = useWords();
  const { chapter } = useChapter();
  const { memberId } = profile;
  const [open, setOpen] = useState<Part['field'] | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [edit, { loading }] = useMutation(EditProfileDocument);
  const save = async (field: Part['field'], text: string): Promise<string | null> => {
    const { editProfile } = await edit({
      input: { chapterId: chapter.id, memberId, parts: [{ field, text }] },
    });
    return editProfile.userErrors[0]?.message ?? null;
  };
  const confirm = ({ field, text }: Part) =>
    save(field, text ?? '').then(setWrong, (error: unknown) => setWrong(problemWords(error, t)));
  return (
    <Section title={t('profile.parts')}>
      {wrong ? <Notice tone="problem">{wrong}</Notice> : null}
      <RowList label={t('profile.parts')}>
        {profile.parts.map((part) => {
          const { field, text, stale } = part;
          const title = t(`profile.part.${field}`);
          if (open === field) {
            return (
              <Row key={field} title={null}>
                <TextForm
                  name={`profile.${memberId}.${field}`}
                  label={title}
                  hint={t(`profile.hint.${field}`)}
                  text={text ?? ''}
                  most={MOST_LETTERS}
                  rows={field === 'WHAT_I_DO' || field === 'IDEAL_CUSTOMER' ? 3 : 5}
                  onSave={(next) => save(field, next)}
                  onClose={() => setOpen(null)}
                />
              </Row>
            );
          }
          return (
            <Row
              key={field}
              title={
                <>
                  {title} {stale ? <Tag tone="look">{t('profile.stale')}</Tag> : null}
                </>
              }
              detail={part.ageDays === null || part.ageDays === undefined ? null : ageWords(part.ageDays, t)}
              aside={
                <Button variant="subtle" size="sm" onClick={() => setOpen(field)}>
                  {t(text ? 'profile.change' : 'profile.write')}
                  <span className="ch-unseen"> {title}</span>
                </Button>
              }
            >
              <p className={text ? classes['text'] : classes['quiet']}>{text ?? t(`profile.hint.${field}`)}</p>
              {stale ? (
                <Button variant="default" size="sm" disabled={loading} onClick={() => void confirm(part)}>
                  {t('profile.stillRight')}
                </Button>
              ) : null}
            </Row>
          );
        })}
      </RowList>
    </Section>
  );
}
