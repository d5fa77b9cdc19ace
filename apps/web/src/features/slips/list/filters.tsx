import { useWords } from '../../../app/i18n/words.js';
import classes from './filters.module.css';
import { type Shown, SHOWN } from './shown.js';

/** Which slips are shown: one line to scroll along on a phone. */
export function Filters({ shown, onChange }: { shown: Shown; onChange: (shown: Shown) => void }) {
  const t = useWords();
  return (
    <fieldset className={classes['filters']}>
      <legend className="ch-unseen">{t('slips.show')}</legend>
      {SHOWN.map((one) => (
        <label key={one} className={classes['filter']}>
          <input
            type="radio"
            name="show"
            value={one}
            checked={one === shown}
            onChange={() => onChange(one)}
            className={classes['radio']}
          />
          {t(`slips.show.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
