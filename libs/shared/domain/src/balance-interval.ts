/** Two-sided 95 %: the normal quantile at 0.975. */
const Z95 = 1.959963984540054;

/**
 * How sure a balance is: the 95 % interval of (given − received) / (given + received), as [low, high] within [-1, 1];
 * null without referrals. It is Wilson's score interval of the share given (E. B. Wilson, JASA 22:209, 1927), moved
 * from shares in [0, 1] to balances in [-1, 1]. It shows uncertainty in pictures; verdicts use the exact test.
 * @throws RangeError when a count is not a whole number from 0 on.
 */
export function balanceInterval(given: number, received: number): readonly [low: number, high: number] | null {
  for (const count of [given, received]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of referrals`);
  }
  const n = given + received;
  if (n === 0) return null;
  const share = given / n;
  const spread = Z95 * Z95;
  const centre = (share + spread / (2 * n)) / (1 + spread / n);
  const half = (Z95 / (1 + spread / n)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n * n));
  const toBalance = (p: number): number => Math.min(1, Math.max(-1, 2 * p - 1));
  return [toBalance(centre - half), toBalance(centre + half)];
}
