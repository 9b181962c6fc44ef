import type { MeasureParameters } from "./measure.ts";

type Settings = Pick<MeasureParameters, "load" | "warmUp">;

/** A second's blocks, and as much gas in one as small machines work through in a second. */
export const NETWORK = { blockPeriod: 1, gasLimit: 20_000_000 };

export const FULL: Settings = {
  load: { rates: [20, 40, 60, 80, 100, 120, 150, 180, 220, 260, 320, 400], seconds: 8, longest: 3_000 },
  warmUp: { rate: 40, seconds: 5 },
};

/** To see that it runs. */
export const QUICK: Settings = {
  load: { rates: [10, 20], seconds: 3, longest: 3_000 },
  warmUp: { rate: 5, seconds: 1 },
};
