/** What a fuzz target found: `problems` is empty when all went well. */
export interface FuzzReport {
  /** Inputs that were tried. */
  readonly inputs: number;
  /** How many ended in which way: accepted, refused with a code, ... A run in which all end alike has tested little. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Each with what repeats it. At most a few. */
  readonly problems: readonly string[];
}

/** A parser under fire. */
export interface FuzzTarget {
  readonly name: string;
  /**
   * Tries `count` inputs made from `random` (numbers in [0, 1)). Anything but a typed refusal is a problem, and so is an input
   * that takes more steps than its length allows.
   */
  run(random: () => number, count: number): FuzzReport;
}
