import { Clock } from '@chapterhouse/platform';

/** A clock that stands still until a test moves it. */
export class FixedClock extends Clock {
  private at: number;

  constructor(at: string | Date = '2026-11-16T09:00:00Z') {
    super();
    this.at = instant(at);
  }

  override now(): Date {
    return new Date(this.at);
  }

  /** Sets the time, back or forth. Throws RangeError when it is none. */
  set(at: string | Date): void {
    this.at = instant(at);
  }

  /** Moves the time on by milliseconds. */
  advance(milliseconds: number): void {
    this.at += milliseconds;
  }
}

/** A clock that stands at this instant: 16 November 2026, the `asOf` of the vectors, unless told. */
export const fixedClock = (at?: string | Date): FixedClock => new FixedClock(at);

function instant(at: string | Date): number {
  const time = new Date(at).getTime();
  if (Number.isNaN(time))
    throw new RangeError(`"${String(at)}" is not a point in time; write it as 2026-11-16T09:00:00Z`);
  return time;
}
