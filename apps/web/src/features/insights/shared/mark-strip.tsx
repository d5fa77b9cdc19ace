import { useFormats } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import classes from './shared.module.css';

const NAMES: Readonly<Record<string, string>> = {
  P: 'PRESENT',
  A: 'ABSENT',
  L: 'LATE',
  M: 'MEDICAL',
  S: 'SUBSTITUTE',
  '-': 'unrecorded',
};

/** A member's meetings in a row: a letter each; dashed where nothing was recorded. */
export function MarkStrip({ marks, meetings }: { readonly marks: string; readonly meetings: readonly string[] }) {
  const t = useWords();
  const formats = useFormats();
  return (
    <ul className={classes['marks']} aria-label={t('insights.marks')}>
      {[...marks].map((mark, index) => {
        const date = meetings[index];
        if (!date || mark === ' ') return null;
        const words = `${formats.date(date, 'dayMonth')}: ${t(`insights.attendance.mark.${NAMES[mark] ?? 'none'}`)}`;
        return (
          <li key={date} className={classes['mark']} data-mark={mark} title={words}>
            <span aria-hidden>{mark === '-' ? '?' : mark}</span>
            <span className="ch-unseen">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
