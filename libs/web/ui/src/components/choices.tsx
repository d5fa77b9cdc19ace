import classes from './choices.module.css';

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly hiddenLabel?: boolean;
  readonly name: string;
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, side by side, as large buttons: real radio buttons underneath. */
export function Choices<T extends string>({
  label,
  hiddenLabel = false,
  name,
  value,
  options,
  onChange,
}: ChoicesProps<T>) {
  return (
    <fieldset className={classes['choices']}>
      <legend className={hiddenLabel ? 'ch-unseen' : classes['legend']}>{label}</legend>
      <div className={classes['options']}>
        {options.map((option) => (
          <label key={option.value} className={classes['option']}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className={classes['radio']}
            />
            <span className={classes['words']}>
              <span>{option.label}</span>
              {option.hint ? <span className={classes['hint']}>{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
