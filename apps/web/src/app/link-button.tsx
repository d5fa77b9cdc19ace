import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { buttonClass, type ButtonLook } from '@chapterhouse/web-ui';

interface LinkButtonProps extends ButtonLook {
  readonly to: string;
  readonly children: ReactNode;
}

/** A link that looks like a button: it goes somewhere, so it can be opened in another tab. */
export function LinkButton({ to, children, ...look }: LinkButtonProps) {
  return (
    <Link to={to} className={buttonClass(look)}>
      {children}
    </Link>
  );
}
