/** How much is sent. */
export interface Settings {
  readonly stations: number;
  /** Most readings of a batch. */
  readonly batch: number;
  /** Bridge and floor take turns so often. */
  readonly rounds: number;
  /** Readings of a round, by protocol. */
  readonly readings: { readonly mqtt: number; readonly http: number; readonly hj212: number; readonly workers: number };
  /** Readings per second and seconds at which the way to an acknowledgement is timed, by protocol. */
  readonly paced: { readonly rate: number; readonly seconds: number };
  /** Load under which memory is watched. */
  readonly sustained: { readonly rate: number; readonly minutes: number };
}

export const FULL: Settings = {
  stations: 8,
  batch: 10_000,
  rounds: 3,
  readings: { mqtt: 800_000, http: 400_000, hj212: 800_000, workers: 200_000 },
  paced: { rate: 2_000, seconds: 10 },
  sustained: { rate: 20_000, minutes: 10 },
};

export const QUICK: Settings = {
  ...FULL,
  rounds: 1,
  readings: { mqtt: 400_000, http: 200_000, hj212: 400_000, workers: 100_000 },
  paced: { rate: 2_000, seconds: 3 },
  sustained: { rate: 20_000, minutes: 0.5 },
};

/** Only to see that every row comes out. */
export const TINY: Settings = {
  stations: 2,
  batch: 100,
  rounds: 1,
  readings: { mqtt: 500, http: 500, hj212: 500, workers: 500 },
  paced: { rate: 500, seconds: 0.5 },
  sustained: { rate: 2_000, minutes: 0.02 },
};
