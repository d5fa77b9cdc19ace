import type { ReactNode } from 'react';
import classes from './tag.module.css';

interface TagProps {
  readonly tone?: 'plain' | 'accent' | 'look' | 'plum' | 'received' | 'danger';
  readonly children: ReactNode;
}

/** One or two words about the state of something. The word carries the meaning, the colour only helps. */
export function Tag({ tone = 'plain', children }: TagProps) {
  return (
    <span className={classes['tag']} data-tone={tone}>
      {children}
    </span>
  );
}
