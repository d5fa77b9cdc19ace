import type { ReactNode } from 'react';
import classes from './figure.module.css';

interface FigureProps {
  /** Already written for people: "12", "£3,400", "91 %". */
  readonly value: ReactNode;
  /** What it counts. */
  readonly label: string;
  /** Against what: "4-week mean 9.5". */
  readonly comparison?: string;
  readonly tone?: 'given' | 'received' | 'plum' | 'look';
  /** Opens the slips behind the number, or says how it is counted. */
  readonly action?: ReactNode;
}

/** A number that tells a story, the words for it, and what to hold it against. */
export function Figure({ value, label, comparison, tone, action }: FigureProps) {
  return (
    <div className={classes['figure']} data-tone={tone}>
      <p className={classes['label']}>{label}</p>
      <p className={classes['value']}>{value}</p>
      {comparison ? <p className={classes['comparison']}>{comparison}</p> : null}
      {action}
    </div>
  );
}

/** Figures side by side, as many as fit. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <div className={classes['figures']}>{children}</div>;
}
