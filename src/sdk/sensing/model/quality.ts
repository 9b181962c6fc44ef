/** QARTOD's flags: what quality control says of a reading. The worst test decides, see `worst` in the bridge. */
export const Quality = {
  Good: 1,
  NotEvaluated: 2,
  Suspect: 3,
  Fail: 4,
  Missing: 9,
} as const;

export type Quality = (typeof Quality)[keyof typeof Quality];

/**
 * Why a reading is not simply good: bits of `Reading.checks`. A test's bit is set when it said suspect or fail. Bits are sealed
 * in leaves: their places never change, new ones take free places.
 */
export const Check = {
  /* QARTOD */
  GrossRange: 1 << 0,
  Climatology: 1 << 1,
  Spike: 1 << 2,
  RateOfChange: 1 << 3,
  FlatLine: 1 << 4,
  AttenuatedSignal: 1 << 5,
  /* Falsification */
  RepeatedBlock: 1 << 6,
  FrozenAtLimit: 1 << 7,
  DigitPattern: 1 << 8,
  ImpossibleCombination: 1 << 9,
  UpstreamDisagreement: 1 << 10,
  VarianceCollapse: 1 << 11,
  /* Spike of the reading before this one of the same sensor, which only this one could show. */
  PreviousSpikeSuspect: 1 << 12,
  PreviousSpikeFail: 1 << 13,
  /** The series moves one way for days, beyond what its past had (CUSUM). */
  Drift: 1 << 14,
  /* Circumstances */
  Late: 1 << 16,
  ClockAhead: 1 << 17,
  /** Another value for a time of this sensor that has one already. The first copy stands. */
  Conflict: 1 << 18,
  CalibrationLapsed: 1 << 19,
  /** The instrument's own counter skipped. */
  CounterHole: 1 << 20,
  /** The source itself says that the value is not normal. */
  SourceFlagged: 1 << 21,
  /** No value came when one was due: a marker that the bridge wrote, with no evidence. */
  Absent: 1 << 22,
} as const;

export type Check = keyof typeof Check;

/** Names of the bits that are set, in the order of the bits. */
export function checkNames(checks: number): Check[] {
  return (Object.keys(Check) as Check[]).filter((name) => (checks & Check[name]) !== 0);
}
