/** P(X >= k) for lowest <= k <= highest; 1 at and below `lowest`, and too small to matter above `highest`. */
interface Survival {
  lowest: number;
  highest: number;
  readonly above: number[];
}

const NEGLIGIBLE = 1e-20;

/** Builds the masses outwards from the mode, relative to it, so that no mean is too large for exp(-λ). */
function fillSurvival(mean: number, into: Survival): void {
  const mode = Math.floor(mean);
  let lowest = mode;
  for (let mass = 1; lowest > 0 && mass > NEGLIGIBLE; lowest--) mass *= lowest / mean;
  const masses = into.above;
  let mass = 1;
  for (let k = mode; k >= lowest; k--) {
    masses[k - lowest] = mass;
    mass *= k / mean;
  }
  let highest = mode;
  for (mass = mean / (mode + 1); mass > NEGLIGIBLE; mass *= mean / (highest + 1)) {
    highest++;
    masses[highest - lowest] = mass;
  }
  let sum = 0;
  for (let at = highest - lowest; at >= 0; at--) {
    sum += masses[at]!;
    masses[at] = sum;
  }
  for (let at = highest - lowest; at >= 0; at--) masses[at]! /= sum;
  into.lowest = lowest;
  into.highest = highest;
}

/** Up to here exp(-λ) is far from vanishing and 1 - P(X < k) keeps its digits, which is some fifteen times quicker. */
const SMALL = 30;

function ofSmallMeans(meanX: number, meanY: number): number {
  let massX = Math.exp(-meanX);
  let massY = Math.exp(-meanY);
  // P(X >= 1) without the cancellation of 1 - exp(-λ), for means near nothing.
  let tailX = -Math.expm1(-meanX);
  let tailY = -Math.expm1(-meanY);
  let expected = 0;
  for (let k = 1; ; k++) {
    expected += tailX * tailY;
    massX *= meanX / k;
    massY *= meanY / k;
    tailX -= massX;
    tailY -= massY;
    // Beyond its mean a count's tail is of the size of its mass: what is left of either is rounding alone.
    if ((k > meanX && massX < 1e-17) || (k > meanY && massY < 1e-17)) return expected;
  }
}

// Scratch of one synchronous call.
const x: Survival = { lowest: 0, highest: 0, above: [] };
const y: Survival = { lowest: 0, highest: 0, above: [] };

/**
 * E[min(X, Y)] for independent X ~ Poisson(meanX) and Y ~ Poisson(meanY): `Σ k>=1 of P(X >= k)·P(Y >= k)`.
 * Lies in [0, min(meanX, meanY)], with an error below 1e-12 of it (or below 1e-18, for means near nothing).
 * Time and memory grow with the square root of the larger mean.
 * @throws RangeError when a mean is negative, not finite, or above 1e7.
 */
export function expectedPoissonMin(meanX: number, meanY: number): number {
  for (const mean of [meanX, meanY]) {
    if (!(mean >= 0 && mean <= 1e7)) throw new RangeError(`${mean} is not a mean of a count; it must lie in [0, 1e7]`);
  }
  if (meanX === 0 || meanY === 0) return 0;
  if (meanX <= SMALL && meanY <= SMALL) return ofSmallMeans(meanX, meanY);
  fillSurvival(meanX, x);
  fillSurvival(meanY, y);
  const certain = Math.min(x.lowest, y.lowest);
  let expected = certain;
  for (let k = certain + 1; k <= Math.min(x.highest, y.highest); k++) {
    const ofX = k <= x.lowest ? 1 : x.above[k - x.lowest]!;
    const ofY = k <= y.lowest ? 1 : y.above[k - y.lowest]!;
    expected += ofX * ofY;
  }
  return expected;
}
