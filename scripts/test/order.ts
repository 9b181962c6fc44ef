/** In which order test files are begun. */

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

/** The files that take longest first, by the seconds of a run before; one that `seconds` does not know counts as one second. */
export function longestFirst(files: readonly string[], seconds: Readonly<Record<string, number>>): string[] {
  const weight = (file: string) => seconds[file] ?? 1;
  return [...files].sort((a, b) => weight(b) - weight(a));
}
