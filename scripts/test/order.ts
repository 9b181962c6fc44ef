/** Which process runs a test file, and in which order. */

/** A permutation of `items` that is the same for the same seed (Fisher and Yates, with the generator mulberry32). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}

/**
 * Deals files out to `count` processes, each to the one with the least to do so far, the longest first. A file that `seconds` does not
 * know counts as one second. Within a process they stay in the order of `files`.
 */
export function shares(files: readonly string[], count: number, seconds: Readonly<Record<string, number>>): string[][] {
  const weight = (file: string) => seconds[file] ?? 1;
  const loads = Array.from({ length: count }, () => ({ seconds: 0, files: new Set<string>() }));
  for (const file of [...files].sort((a, b) => weight(b) - weight(a))) {
    const least = loads.reduce((a, b) => (b.seconds < a.seconds ? b : a));
    least.files.add(file);
    least.seconds += weight(file);
  }
  return loads.map((load) => files.filter((file) => load.files.has(file)));
}
