import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import classes from './field.module.css';

interface FieldWords {
  readonly label: string;
  /** What is wrong with it, and what would be right. */
  readonly error?: string | null;
  /** Said before anything is typed. */
  readonly hint?: string;
  /** The label is for those who listen; those who look see what it is. */
  readonly hiddenLabel?: boolean;
}

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement>, FieldWords {
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line to type, with its label, hint and error tied to it. */
export function TextField({ label, error, hint, hiddenLabel = false, ...rest }: TextFieldProps) {
  const { id, aria, words } = useField({ label, ...(error ? { error } : {}), ...(hint ? { hint } : {}) });
  return (
    <Frame id={id} label={label} hidden={hiddenLabel} words={words}>
      <input type="text" {...rest} {...aria} id={id} className={classes['input']} />
    </Frame>
  );
}

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement>, FieldWords {}

/** Some lines to type. */
export function TextArea({ label, error, hint, hiddenLabel = false, ...rest }: TextAreaProps) {
  const { id, aria, words } = useField({ label, ...(error ? { error } : {}), ...(hint ? { hint } : {}) });
  return (
    <Frame id={id} label={label} hidden={hiddenLabel} words={words}>
      <textarea rows={3} {...rest} {...aria} id={id} className={classes['input']} />
    </Frame>
  );
}

interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement>, FieldWords {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of some, in the way of the device. */
export function SelectField({ label, error, hint, hiddenLabel = false, options, ...rest }: SelectFieldProps) {
  const { id, aria, words } = useField({ label, ...(error ? { error } : {}), ...(hint ? { hint } : {}) });
  return (
    <Frame id={id} label={label} hidden={hiddenLabel} words={words}>
      <select {...rest} {...aria} id={id} className={`${classes['input']} ${classes['select']}`}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

interface CheckFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  readonly label: string;
}

/** Yes or no. */
export function CheckField({ label, ...rest }: CheckFieldProps) {
  return (
    <label className={classes['check']}>
      <input type="checkbox" {...rest} className={classes['box']} />
      {label}
    </label>
  );
}

function useField({ error, hint }: FieldWords) {
  const id = useId();
  const hintId = hint ? `${id}hint` : '';
  const errorId = error ? `${id}error` : '';
  const describedBy = [hintId, errorId].filter(Boolean).join(' ');
  return {
    id,
    aria: {
      ...(error ? { 'aria-invalid': true as const } : {}),
      ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    },
    words: (
      <>
        {hint ? (
          <p id={hintId} className={classes['hint']}>
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={errorId} className={classes['error']}>
            {error}
          </p>
        ) : null}
      </>
    ),
  };
}

interface FrameProps {
  readonly id: string;
  readonly label: string;
  readonly hidden: boolean;
  readonly words: ReactNode;
  readonly children: ReactNode;
}

function Frame({ id, label, hidden, words, children }: FrameProps) {
  return (
    <div className={classes['field']}>
      <label htmlFor={id} className={hidden ? 'ch-unseen' : classes['label']}>
        {label}
      </label>
      {children}
      {words}
    </div>
  );
}
