import type { OutboxKind } from '@chapterhouse/web-data';
import { useWords } from '../../../app/i18n/words.js';
import classes from './kind-picker.module.css';

interface KindPickerProps {
  readonly kinds: readonly OutboxKind[];
  readonly value: OutboxKind;
  readonly onChange: (kind: OutboxKind) => void;
}

/** What kind of slip: a referral unless told. */
export function KindPicker({ kinds, value, onChange }: KindPickerProps) {
  const t = useWords();
  return (
    <fieldset className={classes['kinds']}>
      <legend className="ch-unseen">{t('new.kind')}</legend>
      {kinds.map((kind) => (
        <label key={kind} className={classes['kind']}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={kind === value}
            onChange={() => onChange(kind)}
            className={classes['radio']}
          />
          {t(`slip.kind.${kind}`)}
        </label>
      ))}
    </fieldset>
  );
}
