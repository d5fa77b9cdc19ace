import type { ReactNode } from 'react';
import { balanceInterval } from '@chapterhouse/domain';
import classes from './balance-bar.module.css';

interface BalanceBarProps {
  readonly given: number;
  readonly received: number;
  /** The sentence that the picture proves; read to those who do not see it. */
  readonly sentence: string;
  readonly givenLabel: ReactNode;
  readonly receivedLabel: ReactNode;
  /** Without the words beside it, for tables. */
  readonly bare?: boolean;
}

const WIDTH = 264;
const DOT = 7;

/**
 * Centre is even, given to the right, received to the left; a dot with its 95 % interval. A wide interval says by its
 * looks what words say beside it: too early to tell. The same picture is in the mails.
 */
export function BalanceBar({ given, received, sentence, givenLabel, receivedLabel, bare = false }: BalanceBarProps) {
  const total = given + received;
  const balance = total === 0 ? 0 : (given - received) / total;
  const interval = balanceInterval(given, received);
  const place = (value: number): number => WIDTH / 2 + value * (WIDTH / 2 - DOT);
  const side = balance > 0 ? 'given' : balance < 0 ? 'received' : 'even';
  return (
    <figure className={classes['bar']} data-bare={bare || undefined}>
      <svg viewBox={`0 0 ${WIDTH} 20`} role="img" aria-label={sentence} className={classes['picture']}>
        <rect x="0" y="8" width={WIDTH} height="4" rx="2" className={classes['track']} />
        {interval ? <Interval from={place(interval[0])} to={place(interval[1])} /> : null}
        <rect x={WIDTH / 2 - 1} y="2" width="2" height="16" className={classes['centre']} />
        {total > 0 ? <circle cx={place(balance)} cy="10" r={DOT} className={classes['dot']} data-side={side} /> : null}
      </svg>
      {bare ? null : (
        <figcaption className={classes['ends']} aria-hidden>
          <span className={classes['received']}>← {receivedLabel}</span>
          <span className={classes['given']}>{givenLabel} →</span>
        </figcaption>
      )}
    </figure>
  );
}

function Interval({ from, to }: { readonly from: number; readonly to: number }) {
  const middle = WIDTH / 2;
  return (
    <>
      {from < middle ? (
        <rect x={from} y="6" width={Math.min(to, middle) - from} height="8" className={classes['receivedRange']} />
      ) : null}
      {to > middle ? (
        <rect
          x={Math.max(from, middle)}
          y="6"
          width={to - Math.max(from, middle)}
          height="8"
          className={classes['givenRange']}
        />
      ) : null}
    </>
  );
}
