import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** A sentence under the title: what this page says today. */
  readonly lead?: ReactNode;
  /** At most one primary action, beside the title. */
  readonly action?: ReactNode;
  /** `narrow` for what is read or filled in, `wide` for tables and pictures. */
  readonly width?: 'narrow' | 'wide' | 'full';
  readonly children: ReactNode;
}

/**
 * A screen: its title (also the document's), its lead, its content. On arrival the title takes the focus, so that
 * screen readers and the keyboard start where the new screen starts.
 */
export function Page({ title, lead, action, width = 'narrow', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Chapterhouse`;
  }, [title]);
  useEffect(() => {
    // Not on the very first load: there the browser starts at the top by itself.
    if (document.body.dataset['moved'] === 'yes') heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={`${classes['page']} ${classes[width]}`}>
      <div className={classes['head']}>
        <h1 ref={heading} tabIndex={-1} className={classes['title']}>
          {title}
        </h1>
        {action ? <div className={classes['action']}>{action}</div> : null}
        {lead ? <div className={classes['lead']}>{lead}</div> : null}
      </div>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  /** Beside the title: a link to more, a switch. */
  readonly aside?: ReactNode;
  /** A hairline box around the content. */
  readonly boxed?: boolean;
  readonly children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Section({ title, aside, boxed = false, children }: SectionProps) {
  return (
    <section className={classes['section']}>
      <div className={classes['sectionHead']}>
        <h2 className={classes['sectionTitle']}>{title}</h2>
        {aside}
      </div>
      <div className={boxed ? classes['box'] : undefined}>{children}</div>
    </section>
  );
}
