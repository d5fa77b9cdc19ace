import classes from './sparkline.module.css';

interface SparklineProps {
  /** Oldest first, one value a week; null where nothing was recorded. */
  readonly values: readonly (number | null)[];
  /** What it shows, in words: read instead of the picture. */
  readonly label: string;
  readonly tone?: 'given' | 'received' | 'ink';
}

const HEIGHT = 32;
const STEP = 6;
const BAR = 4;

/** Twenty-six weeks at a glance: a stem a week, the last one strong; a dot on the line is a week with nothing. */
export function Sparkline({ values, label, tone = 'ink' }: SparklineProps) {
  const top = Math.max(1, ...values.map((value) => value ?? 0));
  const width = Math.max(1, values.length * STEP);
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label} className={classes['spark']} data-tone={tone}>
      {values.map((value, week) => {
        const x = week * STEP + (STEP - BAR) / 2;
        const last = week === values.length - 1 || undefined;
        if (value === null) return null;
        if (value === 0)
          return <circle key={week} cx={x + BAR / 2} cy={HEIGHT - 1.5} r="1" className={classes['none']} />;
        const height = Math.max(3, (value / top) * (HEIGHT - 2));
        return (
          <rect
            key={week}
            x={x}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx="1"
            data-last={last}
            className={classes['stem']}
          />
        );
      })}
    </svg>
  );
}
