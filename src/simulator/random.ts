/** Chance with a seed: the same seed gives the same river, the same faults and the same frauds on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  between(from: number, to: number): number;
  /** Whole number in [0, below). */
  whole(below: number): number;
  /** Mean 0, standard deviation 1. */
  normal(): number;
  exponential(mean: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Another sequence, which depends on the seed and the name alone: what one part draws never moves what another gets. */
  fork(name: string): Random;
}

/** Numbers by mulberry32; its 2^32 states are enough for years of a river in independent forks. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  let spare: number | undefined;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    whole: (below) => Math.floor(next() * below),
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      // Box and Muller; 1 - next() is never 0.
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    fork: (name) => createRandom(hash(seed, name)),
  };
}

/** FNV-1a over the name, begun from the seed, then mixed so that neighbouring seeds part company. */
function hash(seed: number, name: string): number {
  let h = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A quantity that wanders about 0 with standard deviation 1 and forgets within `memory` (same unit as `step`). */
export function createWander(random: Random, memory: number, step: number): () => number {
  const keep = Math.exp(-step / memory);
  const fresh = Math.sqrt(1 - keep * keep);
  let value = random.normal();
  return () => {
    value = keep * value + fresh * random.normal();
    return value;
  };
}
