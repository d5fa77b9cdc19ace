/** Cuts a list into pieces of at most `size`. */
export function* inBatches<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** Works on at most `most` items at a time, in their order. After an error no further item is begun; the first error is thrown. */
export async function pooled<T>(items: readonly T[], most: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  let stopped = false;
  const worker = async (): Promise<void> => {
    for (const item of rest) {
      if (stopped) return;
      try {
        await work(item);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: Math.min(most, items.length) }, worker));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
