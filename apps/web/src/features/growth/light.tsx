import type { Light } from '@chapterhouse/domain';
import { lightName } from '@chapterhouse/words';
import { useSay } from '../../app/i18n/shared-words.js';
import classes from './growth.module.css';

/** Each light has a shape of its own, so that nobody needs its colour. */
const SHAPES: Readonly<Record<Light, string>> = {
  GREEN: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z',
  AMBER: 'M8 1 15.5 14.5H.5Z',
  RED: 'M1.5 1.5h13v13h-13Z',
  GREY: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
};

/** A light by its shape and its word. */
export function LightWord({ light }: { light: Light }) {
  const say = useSay();
  return (
    <span className={classes['light']} data-light={light}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden>
        <path d={SHAPES[light]} fillRule="evenodd" fill="currentColor" />
      </svg>
      {say(lightName(light))}
    </span>
  );
}
