import type { Load } from "./measure-act.ts";
import type { WarmUp } from "./warm-up.ts";

export interface BlockSettings {
  /** Seconds. */
  readonly blockPeriod: number;
  readonly gasLimit: number;
}

export interface Settings {
  readonly load: Load;
  readonly warmUp: WarmUp;
}

/**
 * A second's blocks, so that a round has many; `tally network init` writes 2 s. Twice the gas that it writes for four validators on two
 * cores: no round here fills a block, the processors bound it.
 */
export const NETWORK: BlockSettings = { blockPeriod: 1, gasLimit: 20_000_000 };

export const FULL: Settings = {
  load: { rates: [60, 90, 135, 200, 300, 450, 675], seconds: 10, longest: 3_000, refinements: 1 },
  warmUp: { rate: 60, seconds: 5, most: 8 },
};

/** To see that it runs. */
export const QUICK: Settings = {
  load: { rates: [10, 20], seconds: 3, longest: 3_000, refinements: 0 },
  warmUp: { rate: 5, seconds: 1, most: 1 },
};

/** For tests: one step, which says nothing. */
export const TINY: Settings = {
  load: { rates: [40], seconds: 0.1, longest: 3_000, refinements: 0 },
  warmUp: { rate: 40, seconds: 0.05, most: 1 },
};
