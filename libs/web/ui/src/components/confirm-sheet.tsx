import { type ReactNode, useState } from 'react';
import { Button } from './button.js';
import { Sheet } from './sheet.js';
import classes from './confirm-sheet.module.css';

interface ConfirmSheetProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  /** Red only for what destroys. */
  readonly destructive?: boolean;
  readonly onConfirm: () => void | Promise<void>;
  readonly onCancel: () => void;
}

/** Asks once before something that matters. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const { open, title, children, confirmLabel, cancelLabel, destructive = false, onConfirm, onCancel } = props;
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet open={open} title={title} onClose={onCancel} closeLabel={cancelLabel}>
      <div>{children}</div>
      <div className={classes['actions']}>
        <Button variant="default" onClick={onCancel}>
          {cancelLabel}
        </Button>
        <Button tone={destructive ? 'danger' : 'accent'} loading={busy} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </div>
    </Sheet>
  );
}
