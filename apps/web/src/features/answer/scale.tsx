import classes from './answer.module.css';

const STEPS = [1, 2, 3, 4, 5] as const;

interface ScaleProps {
  readonly name: string;
  readonly label: string;
  /** What the two ends mean. */
  readonly low: string;
  readonly high: string;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

/** One of five, from one end to the other: real radio buttons, each large enough for a thumb. */
export function Scale({ name, label, low, high, value, onChange }: ScaleProps) {
  const meaning = (step: number): string => (step === 1 ? `1, ${low}` : step === 5 ? `5, ${high}` : String(step));
  return (
    <fieldset className={classes['scale']}>
      <legend className={classes['question']}>{label}</legend>
      <div className={classes['steps']}>
        {STEPS.map((step) => (
          <label key={step} className={classes['step']}>
            <input
              type="radio"
              name={name}
              aria-label={meaning(step)}
              checked={value === step}
              onChange={() => onChange(step)}
              className={classes['radio']}
            />
            <span aria-hidden>{step}</span>
          </label>
        ))}
      </div>
      <div aria-hidden className={classes['ends']}>
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </fieldset>
  );
}
