export interface Measured {
  /** As stored. */
  readonly quantity: number;
  readonly items: number;
}

/** What comes of two measurements: they agree within the tolerance, or the unit is in dispute. */
export interface Verdict {
  readonly agrees: boolean;
  /** Receiver's less giver's, as stored. */
  readonly difference: number;
  /** The largest difference between the two that still agrees, as stored. */
  readonly allowed: number;
}

interface VerdictParameters {
  readonly given: Measured;
  readonly taken: Measured;
  /** What is on record; left out where this device does not know it. */
  readonly recorded?: Measured;
  /** In thousandths. */
  readonly tolerance: number;
  readonly isConformant: boolean;
}

const WHOLE = 1_000;

const near = (base: number, measured: number, tolerance: number) =>
  Math.abs(base - measured) * WHOLE <= base * tolerance;

/**
 * As the contract decides it of a unit of which nothing stays behind: the condition is as it should be, items are equal, and both quantities
 * are near each other and near what is on record.
 */
export function verdictOf({ given, taken, recorded = given, tolerance, isConformant }: VerdictParameters): Verdict {
  const agrees =
    isConformant &&
    given.items === recorded.items &&
    taken.items === recorded.items &&
    near(recorded.quantity, given.quantity, tolerance) &&
    near(recorded.quantity, taken.quantity, tolerance) &&
    near(given.quantity, taken.quantity, tolerance);
  return {
    agrees,
    difference: taken.quantity - given.quantity,
    allowed: Math.floor((given.quantity * tolerance) / WHOLE),
  };
}
