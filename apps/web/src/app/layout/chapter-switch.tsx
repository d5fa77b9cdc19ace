import { type ChangeEvent, useId } from 'react';
import { useNavigate } from 'react-router';
import { useChapterIfAny } from '../chapter/chapter.js';
import { useWords } from '../i18n/words.js';
import { useSession } from '../session/session.js';
import classes from './chapter-switch.module.css';

/** The chapter's name; with seats in several, a choice between them. */
export function ChapterSwitch() {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const { account } = useSession();
  const here = useChapterIfAny();
  const chapters = (account?.seats ?? []).flatMap(({ chapter }) => (chapter ? [chapter] : []));
  if (chapters.length < 2)
    return <span className={classes['name']}>{here?.chapter.name ?? chapters[0]?.name ?? ''}</span>;
  const change = (event: ChangeEvent<HTMLSelectElement>) => void navigate(`/c/${event.currentTarget.value}`);
  return (
    <>
      <label htmlFor={id} className="ch-unseen">
        {t('layout.chapter')}
      </label>
      <select id={id} className={classes['choice']} value={here?.chapter.slug ?? ''} onChange={change}>
        {here ? null : <option value="">{t('layout.chooseChapter')}</option>}
        {chapters.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
