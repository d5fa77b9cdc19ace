/**
 * Repeatable chance: the same seeds give the same numbers on every machine (sfc32 by Chris Doty-Humphrey, PractRand).
 * For made-up data only, never for secrets.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spare: number | null = null;

  constructor(...seeds: readonly number[]) {
    this.a = 0x9e3779b9;
    this.b = 0x243f6a88;
    this.c = 0xb7e15162;
    for (const seed of seeds) {
      this.a ^= seed;
      this.b ^= Math.floor(seed / 2 ** 32);
      for (let i = 0; i < 12; i++) this.bits();
    }
  }

  /** 32 random bits as a whole number from 0. */
  bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    return this.bits() / 2 ** 32;
  }

  /** A whole number in [0, below). */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }

  /** Standard normal (polar method of Marsaglia). */
  normal(): number {
    if (this.spare !== null) {
      const value = this.spare;
      this.spare = null;
      return value;
    }
    for (;;) {
      const u = 2 * this.next() - 1;
      const v = 2 * this.next() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = v * scale;
      return u * scale;
    }
  }

  /** How many events of a mean rate happen (Knuth's product method: for small means). */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count++;
    return count;
  }

  /** An index, by running sums of weights (the last one is their total). */
  weighted(sums: Float64Array): number {
    const wanted = this.next() * (sums[sums.length - 1] ?? 0);
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A UUIDv7 of a moment (milliseconds since 1970), so that made keys sort by time as real ones do. */
  uuid(at: number): string {
    const time = at.toString(16).padStart(12, '0');
    const [x, y, z] = [this.bits(), this.bits(), this.bits()];
    const tail = hex(y >>> 0) + hex(z);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(x).slice(0, 3)}-${VARIANT[x & 3]}${tail.slice(0, 3)}-${tail.slice(3, 15)}`;
  }
}

const VARIANT = ['8', '9', 'a', 'b'];
const hex = (bits: number): string => bits.toString(16).padStart(8, '0');
