import type { Load } from "./measure-act.ts";

export interface BlockSettings {
  /** Seconds. */
  readonly blockPeriod: number;
  readonly gasLimit: number;
}

export interface Settings {
  readonly load: Load;
  /** Each act before any is measured: the nodes compile what runs often. */
  readonly warmUp: { readonly rate: number; readonly seconds: number };
}

/** A second's blocks, and as much gas in one as small machines work through in a second. */
export const NETWORK: BlockSettings = { blockPeriod: 1, gasLimit: 20_000_000 };

export const FULL: Settings = {
  load: { rates: [60, 90, 135, 200, 300, 450], seconds: 5, longest: 3_000, refinements: 1 },
  warmUp: { rate: 50, seconds: 2 },
};

/** To see that it runs. */
export const QUICK: Settings = {
  load: { rates: [10, 20], seconds: 3, longest: 3_000, refinements: 0 },
  warmUp: { rate: 5, seconds: 1 },
};

/** For tests: one step, which says nothing. */
export const TINY: Settings = {
  load: { rates: [40], seconds: 0.1, longest: 3_000, refinements: 0 },
  warmUp: { rate: 40, seconds: 0.05 },
};
