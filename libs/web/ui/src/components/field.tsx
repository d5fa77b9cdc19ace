import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from 'react';
import classes from './field.module.css';

interface FieldWords {
  readonly label: string;
  /** What is wrong with it, and what would be right. */
  readonly error?: string | null;
  /** Said before anything is typed. */
  readonly hint?: string;
}

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement>, FieldWords {
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line to type, with its label, hint and error tied to it. */
export function TextField({ label, error, hint, ...rest }: TextFieldProps) {
  const { id, aria, words } = useField({ label, ...(error ? { error } : {}), ...(hint ? { hint } : {}) });
  return (
    <Frame id={id} label={label} words={words}>
      <input type="text" {...rest} {...aria} id={id} className={classes['input']} />
    </Frame>
  );
}

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement>, FieldWords {}

/** Some lines to type. */
export function TextArea({ label, error, hint, ...rest }: TextAreaProps) {
  const { id, aria, words } = useField({ label, ...(error ? { error } : {}), ...(hint ? { hint } : {}) });
  return (
    <Frame id={id} label={label} words={words}>
      <textarea rows={3} {...rest} {...aria} id={id} className={classes['input']} />
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
  readonly words: ReactNode;
  readonly children: ReactNode;
}

function Frame({ id, label, words, children }: FrameProps) {
  return (
    <div className={classes['field']}>
      <label htmlFor={id} className={classes['label']}>
        {label}
      </label>
      {children}
      {words}
    </div>
  );
}
