import { useLayoutEffect } from 'react';
import { Link } from 'react-router';
import { wearColour } from '@chapterhouse/web-ui';
import { useChapterIfAny } from '../chapter/chapter.js';
import { useWords } from '../i18n/words.js';
import classes from './layout.module.css';

/** The way home: the chapter's own logo where it has one, else the mark of the house. The page wears the chapter's colour. */
export function Brand() {
  const t = useWords();
  const chapter = useChapterIfAny()?.chapter;
  // What was remembered on the device by an older version knows neither.
  const colour = chapter?.brandColour ?? null;
  const logoUrl = chapter?.logoUrl ?? null;
  useLayoutEffect(() => wearColour(colour), [colour]);
  return (
    <Link
      to="/"
      className={logoUrl ? `${classes['mark']} ${classes['logo']}` : classes['mark']}
      aria-label={t('layout.home')}
    >
      {logoUrl ? (
        <img src={logoUrl} alt="" />
      ) : (
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden>
          <path d="M4 15 16 5l12 10v12H4Z" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinejoin="round" />
          <path d="M10 20h12" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
          <circle cx="19.5" cy="20" r="3.4" fill="currentColor" stroke="var(--ch-paper)" strokeWidth="1.6" />
        </svg>
      )}
    </Link>
  );
}
