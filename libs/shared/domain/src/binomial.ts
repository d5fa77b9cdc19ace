/** The chance of exactly `k` heads in `n` fair tosses, C(n, k) / 2^n. Halving on the way keeps every step near 1, without logarithms. */
function fairMass(k: number, n: number): number {
  let mass = 1;
  let halvings = n;
  for (let j = 1; j <= k; j++) {
    mass *= (n - k + j) / j;
    while (mass > 1 && halvings > 0) {
      mass /= 2; // exact in binary floating point
      halvings--;
    }
  }
  return mass * 2 ** -halvings;
}

/**
 * Two-sided exact binomial test of `successes` in `trials` with p = 1/2: the sum over the outcomes that are no more likely
 * than the one seen (the rule of scipy's `binomtest` and R's `binom.test`). In (0, 1]; symmetric in successes and failures.
 * Relative error below 1e-12 up to 10,000 trials; a value too small for a double is given as the smallest positive one.
 *
 * At p = 1/2 the outcomes no more likely are those at least as far from the middle. scipy's relative tolerance of 1e-7 for
 * "no more likely" would add an outcome only above ten million trials, which is why these are refused.
 * @returns null when there are no trials. @throws RangeError when the counts are not whole numbers with 0 <= successes <= trials <= 1e7.
 */
export function binomialTestFair(successes: number, trials: number): number | null {
  if (
    !Number.isInteger(successes) ||
    !Number.isInteger(trials) ||
    successes < 0 ||
    successes > trials ||
    trials > 1e7
  ) {
    throw new RangeError(
      `${successes} successes in ${trials} trials is not possible; give whole numbers, at most 1e7 trials`,
    );
  }
  if (trials === 0) return null;
  const tail = Math.min(successes, trials - successes);
  if (trials - 2 * tail <= 1) return 1;
  // Σ C(n, i) for i <= tail, relative to the last term, going down until nothing is added any more.
  let term = 1;
  let sum = 1;
  for (let i = tail; i > 0 && term > sum * 1e-18; i--) {
    term *= i / (trials - i + 1);
    sum += term;
  }
  return Math.max(Math.min(1, 2 * sum * fairMass(tail, trials)), Number.MIN_VALUE);
}
