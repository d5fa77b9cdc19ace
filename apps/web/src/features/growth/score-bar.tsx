import classes from './growth.module.css';

interface ScoreBarProps {
  readonly score: number;
  /** The most that the table gives. */
  readonly most: number;
  /** Where lights begin: the score and the word of each. */
  readonly marks: readonly { readonly at: number; readonly word: string }[];
  /** What it shows, in words: read instead of the picture. */
  readonly label: string;
}

const WIDTH = 320;

/** The score on its way through the lights: a filled track, a mark where each light begins. */
export function ScoreBar({ score, most, marks, label }: ScoreBarProps) {
  const place = (value: number): number => (WIDTH * Math.min(Math.max(value, 0), most)) / Math.max(most, 1);
  return (
    <figure className={classes['scoreBar']}>
      <svg viewBox={`0 0 ${WIDTH} 18`} role="img" aria-label={label} preserveAspectRatio="none">
        <rect x="0" y="5" width={WIDTH} height="8" rx="4" className={classes['track']} />
        <rect x="0" y="5" width={place(score)} height="8" rx="4" className={classes['fill']} />
        {marks.map(({ at, word }) => (
          <rect key={word} x={place(at) - 1} y="1" width="2" height="16" className={classes['mark']} />
        ))}
      </svg>
      <figcaption aria-hidden className={classes['marks']}>
        {marks.map(({ at, word }) => (
          <span key={word} style={{ insetInlineStart: `${(100 * place(at)) / WIDTH}%` }}>
            {word} {at}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
