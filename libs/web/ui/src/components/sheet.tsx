import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react';
import classes from './sheet.module.css';

interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/**
 * A dialog that slides from below on a phone and stands in the middle on a laptop. It is the browser's own dialog:
 * focus stays inside, Escape closes, focus goes back to where it was. A field with `data-focus` takes it at first.
 */
export function Sheet({ open, title, onClose, closeLabel, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      element.showModal();
      // The browser would begin at the button that closes.
      element.querySelector<HTMLElement>('[data-focus]')?.focus();
    }
    if (!open && element.open) element.close();
  }, [open]);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={dialog} className={classes['sheet']} aria-labelledby={titleId} onCancel={cancel}>
      {open ? (
        <>
          <div className={classes['head']}>
            <h2 id={titleId} className={classes['title']}>
              {title}
            </h2>
            <button type="button" className={classes['close']} aria-label={closeLabel} onClick={onClose}>
              <span aria-hidden>×</span>
            </button>
          </div>
          {children}
        </>
      ) : null}
    </dialog>
  );
}
