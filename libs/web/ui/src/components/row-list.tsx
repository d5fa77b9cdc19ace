import type { ReactNode } from 'react';
import classes from './row-list.module.css';

/** Rows under each other with hairlines between them. */
export function RowList({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <ul className={classes['list']} aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** Something in a list: what it is, a quieter line about it, and at most a figure or an action beside it. */
export function Row({ lead, title, detail, aside, children }: RowProps) {
  return (
    <li className={classes['row']}>
      {lead}
      <div className={classes['words']}>
        <div className={classes['title']}>{title}</div>
        {detail ? <div className={classes['detail']}>{detail}</div> : null}
      </div>
      {aside ? <div className={classes['aside']}>{aside}</div> : null}
      {children ? <div className={classes['below']}>{children}</div> : null}
    </li>
  );
}
