import type { ButtonHTMLAttributes, Ref } from 'react';
import classes from './button.module.css';

export interface ButtonLook {
  /** `filled` is the one primary action of a screen. */
  readonly variant?: 'filled' | 'default' | 'subtle';
  readonly size?: 'sm' | 'md' | 'lg';
  /** Red is for destroying only. */
  readonly tone?: 'accent' | 'danger';
  readonly fullWidth?: boolean;
}

/** The looks of a button for something else that acts like one, as a link does. */
export function buttonClass({
  variant = 'filled',
  size = 'md',
  tone = 'accent',
  fullWidth = false,
}: ButtonLook): string {
  const names = ['button', variant, size, ...(tone === 'danger' ? ['danger'] : []), ...(fullWidth ? ['full'] : [])];
  return names.map((name) => classes[name]).join(' ');
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
  /** At work: it cannot be pressed again, and says so. */
  readonly loading?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button of the first load: as Mantine's looks, in a fiftieth of its code. */
export function Button({
  variant,
  size,
  tone,
  fullWidth,
  loading = false,
  disabled,
  className,
  children,
  ...rest
}: ButtonProps) {
  const look = buttonClass({
    ...(variant ? { variant } : {}),
    ...(size ? { size } : {}),
    ...(tone ? { tone } : {}),
    ...(fullWidth ? { fullWidth } : {}),
  });
  return (
    <button
      type="button"
      {...rest}
      className={className ? `${look} ${className}` : look}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
    >
      {children}
    </button>
  );
}
