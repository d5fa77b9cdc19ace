import type { ReactNode } from 'react';
import classes from './notice.module.css';

interface NoticeProps {
  /** `look`: amber, worth a glance. `problem`: something failed. `plain`: good to know. `done`: it worked. */
  readonly tone?: 'plain' | 'look' | 'problem' | 'done';
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

const SIGNS = { plain: 'i', look: '!', problem: '×', done: '✓' } as const;

/** A sentence in a box: what happened and what to do. Problems are read out at once, the others in their turn. */
export function Notice({ tone = 'plain', title, children, action }: NoticeProps) {
  return (
    <div className={classes['notice']} data-tone={tone} role={tone === 'problem' ? 'alert' : 'status'}>
      <span aria-hidden className={classes['sign']}>
        {SIGNS[tone]}
      </span>
      <div className={classes['words']}>
        {title ? <p className={classes['title']}>{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {action ? <div className={classes['action']}>{action}</div> : null}
    </div>
  );
}
