import classes from './skeleton.module.css';

interface SkeletonProps {
  readonly width?: string;
  /** CSS length; the height of what will stand here, so that nothing moves. */
  readonly height?: string;
  readonly round?: boolean;
}

/** A quiet shape where something will be in a moment. */
export function Skeleton({ width = '100%', height = '1rem', round = false }: SkeletonProps) {
  return <span aria-hidden className={classes['bone']} data-round={round || undefined} style={{ width, height }} />;
}

interface SkeletonsProps {
  readonly rows?: number;
  readonly height?: string;
  /** Read out once while waiting. */
  readonly label: string;
}

/** Rows of a list that is on its way. */
export function Skeletons({ rows = 5, height = '44px', label }: SkeletonsProps) {
  return (
    <div className={classes['rows']} role="status">
      <span className="ch-unseen">{label}</span>
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={height} />
      ))}
    </div>
  );
}
