import type { Water } from "./water.ts";

/** How instruments for one parameter behave. */
export interface Trait {
  /** What of the water it measures. */
  readonly of: keyof Water;
  /** White noise of one measurement: absolute, in the unit, and as a part of the value. */
  readonly noise: number;
  readonly relativeNoise: number;
  /** Slow noise that is the instrument's own: standard deviation as a part of the value's `spread`, memory in hours. */
  readonly wander: number;
  readonly memory: number;
  /** Smallest step that it shows; 0 where only the decimals of its sensor bound it. */
  readonly resolution: number;
  /** What is below is shown as this: analysers report their detection limit, not zero. */
  readonly detection: number;
  /** How far natural water moves it: the measure for faults. */
  readonly spread: number;
  /** What it reads in a calibration standard, and in air while somebody has it out of the water. */
  readonly standards: readonly number[];
  readonly inAir: number;
  /** How grown-over optics or membranes go wrong by the time they are cleaned, in `spread`s; 0 where growth does no harm. */
  readonly fouling: number;
}

export const TRAITS: Readonly<Record<string, Trait>> = {
  w01010: trait({ of: "temperature", noise: 0.012, wander: 0.01, spread: 3, standards: [20], inAir: 24 }),
  w01001: trait({
    of: "pH",
    noise: 0.007,
    wander: 0.06,
    spread: 0.3,
    standards: [4.01, 6.86, 9.18],
    inAir: 6.9,
    fouling: -0.8,
  }),
  w01009: trait({
    of: "oxygen",
    noise: 0.025,
    wander: 0.03,
    spread: 1.2,
    standards: [0.02, 8.6],
    inAir: 8.9,
    fouling: -1.5,
  }),
  w01014: trait({
    of: "conductivity",
    noise: 0.4,
    relativeNoise: 0.002,
    wander: 0.03,
    spread: 60,
    standards: [84, 1413],
    inAir: 1.5,
  }),
  w01003: trait({
    of: "turbidity",
    noise: 0.2,
    relativeNoise: 0.03,
    wander: 0.03,
    spread: 15,
    standards: [0.1, 100],
    inAir: 0.3,
    fouling: 4,
  }),
  w01019: trait({
    of: "codMn",
    noise: 0.03,
    relativeNoise: 0.02,
    wander: 0.05,
    detection: 0.5,
    spread: 1,
    standards: [1, 5],
    inAir: 0.5,
  }),
  w21003: trait({
    of: "ammonia",
    noise: 0.006,
    relativeNoise: 0.02,
    wander: 0.05,
    detection: 0.025,
    spread: 0.2,
    standards: [0.5, 2],
    inAir: 0.025,
  }),
  w21011: trait({
    of: "phosphorus",
    noise: 0.002,
    relativeNoise: 0.02,
    wander: 0.05,
    detection: 0.005,
    spread: 0.05,
    standards: [0.1, 0.4],
    inAir: 0.005,
  }),
  stage: trait({ of: "stage", noise: 0.002, wander: 0, spread: 0.3, standards: [0], inAir: 0, resolution: 0.01 }),
};

function trait(
  given: Partial<Trait> & Pick<Trait, "of" | "noise" | "wander" | "spread" | "standards" | "inAir">,
): Trait {
  return { relativeNoise: 0, memory: 40, resolution: 0, detection: Number.NEGATIVE_INFINITY, fouling: 0, ...given };
}
