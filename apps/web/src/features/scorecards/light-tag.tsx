import type { Light } from '@chapterhouse/domain';
import { lightName } from '@chapterhouse/words';
import { useSay } from '../../app/i18n/shared-words.js';
import classes from './scorecards.module.css';

/** A light by its shape and its word: the colour only helps. */
export function LightTag({ light }: { readonly light: Light }) {
  const say = useSay();
  return (
    <span className={classes['light']} data-light={light}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden>
        {light === 'GREEN' ? <circle cx="8" cy="8" r="7" fill="currentColor" /> : null}
        {light === 'AMBER' ? <path d="M8 1 15.5 14.5H.5Z" fill="currentColor" /> : null}
        {light === 'RED' ? <path d="M8 .5 15.5 8 8 15.5.5 8Z" fill="currentColor" /> : null}
        {light === 'GREY' ? <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" /> : null}
      </svg>
      <span>{say(lightName(light))}</span>
    </span>
  );
}
