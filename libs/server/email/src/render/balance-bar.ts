/** Width of the bar in CSS pixels: fits the 280 px that a 320 px screen leaves. */
export const BAR_WIDTH = 264;
const DOT = 14;
const CENTRE = 2;

/** What one cell of the bar shows; `flat` cells are 4 px high, the others stand through the whole height. */
export interface BarCell {
  readonly width: number;
  readonly flat: boolean;
  readonly track: boolean;
  readonly receivedRange: boolean;
  readonly givenRange: boolean;
  readonly centre: boolean;
  readonly receivedDot: boolean;
  readonly givenDot: boolean;
  readonly evenDot: boolean;
}

type CellKind = Exclude<keyof BarCell, 'width' | 'flat'>;

const nothing: BarCell = {
  width: 0,
  flat: false,
  track: false,
  receivedRange: false,
  givenRange: false,
  centre: false,
  receivedDot: false,
  givenDot: false,
  evenDot: false,
};

const makeCell = (kind: CellKind, width: number): BarCell => ({
  ...nothing,
  width,
  flat: kind === 'track' || kind === 'receivedRange' || kind === 'givenRange',
  [kind]: true,
});

interface Balance {
  /** In [-1, 1]; positive when more is given. */
  readonly balance: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/**
 * The cells of a balance bar from left (received) to right (given); their widths are whole pixels and add up to
 * `BAR_WIDTH`. The dot stays inside the bar at both ends, and covers the centre mark when it comes to lie on it.
 */
export function barCells({ balance, interval }: Balance): BarCell[] {
  const half = BAR_WIDTH / 2;
  // Rounded by the distance from the centre, so that the two sides mirror each other.
  const place = (value: number): number =>
    half + Math.sign(value) * Math.round(Math.min(1, Math.abs(value)) * (half - DOT / 2));
  const dot = { from: place(balance) - DOT / 2, to: place(balance) + DOT / 2 };
  const centre = { from: half - CENTRE / 2, to: half + CENTRE / 2 };
  const range = interval ? { from: place(interval.low), to: place(interval.high) } : { from: half, to: half };
  const covered = dot.from < centre.to && dot.to > centre.from;

  const kindAt = (x: number): CellKind => {
    if (x >= dot.from && x < dot.to) return balance < 0 ? 'receivedDot' : balance > 0 ? 'givenDot' : 'evenDot';
    if (!covered && x >= centre.from && x < centre.to) return 'centre';
    if (x >= range.from && x < range.to) return x < half ? 'receivedRange' : 'givenRange';
    return 'track';
  };
  const edges = [0, BAR_WIDTH, half, dot.from, dot.to, range.from, range.to, centre.from, centre.to];
  const cells: { kind: CellKind; width: number }[] = [];
  let from = 0;
  for (const to of [...new Set(edges)].sort((a, b) => a - b)) {
    if (to <= from) continue;
    const kind = kindAt(from);
    const last = cells.at(-1);
    if (last?.kind === kind) last.width += to - from;
    else cells.push({ kind, width: to - from });
    from = to;
  }
  return cells.map(({ kind, width }) => makeCell(kind, width));
}

const TEXT_HALF = 10;

/** The same bar in characters, for plain text: `──●══──────┼──────────`. */
export function barText({ balance, interval }: Balance): string {
  const place = (value: number): number => TEXT_HALF + Math.round(Math.min(1, Math.max(-1, value)) * TEXT_HALF);
  const signs = Array.from({ length: 2 * TEXT_HALF + 1 }, () => '─');
  if (interval) signs.fill('═', place(interval.low), place(interval.high) + 1);
  signs[TEXT_HALF] = '┼';
  signs[place(balance)] = '●';
  return signs.join('');
}
