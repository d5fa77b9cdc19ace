import { IconHelpCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Sheet } from '@chapterhouse/web-ui';
import { useWords } from '../../../app/i18n/words.js';
import classes from './explain.module.css';

interface ExplainProps {
  /** Which figure: its words are `insights.explain.<name>`. */
  readonly name: string;
  readonly title: string;
  readonly values?: Record<string, string | number>;
  /** The way to the slips behind it. */
  readonly children?: ReactNode;
}

/** A small button beside a figure: what it counts, over which time, by which formula, and the way to its slips. */
export function Explain({ name, title, values, children }: ExplainProps) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={classes['ask']}
        aria-label={t('insights.explain', { what: title })}
        onClick={() => setOpen(true)}
      >
        <IconHelpCircle aria-hidden size={18} stroke={1.6} />
      </button>
      <Sheet open={open} title={title} onClose={() => setOpen(false)} closeLabel={t('words.close')}>
        {t(`insights.explain.${name}`, values)
          .split('\n')
          .map((line) => (
            <p key={line} className={classes['line']}>
              {line}
            </p>
          ))}
        {children}
      </Sheet>
    </>
  );
}
