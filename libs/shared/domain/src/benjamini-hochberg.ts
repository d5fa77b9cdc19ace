/**
 * The q-values of Benjamini and Hochberg (J. R. Stat. Soc. B 57:289, 1995) in the order of the given p-values:
 * the smallest false discovery rate at which each would be called a finding, `min over j >= i of p(j)·m/j`, at most 1.
 * @throws RangeError when a p-value is not in [0, 1].
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const p of pValues)
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a p-value; it must lie in [0, 1]`);
  const ascending = pValues.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p);
  const qValues = new Array<number>(pValues.length);
  let least = 1;
  for (let rank = ascending.length; rank >= 1; rank--) {
    const entry = ascending[rank - 1]!;
    least = Math.min(least, entry.p * (ascending.length / rank));
    qValues[entry.at] = least;
  }
  return qValues;
}
