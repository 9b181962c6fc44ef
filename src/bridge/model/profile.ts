/**
 * Parameter set of quality control. Its hash is sealed with every batch, so it holds everything a verdict depends on beside the
 * readings and the sensors. Times are seconds, values are in the sensor's unit.
 */
export interface Profile {
  readonly format: typeof PROFILE_FORMAT;
  readonly name: string;
  /** Grows with every change. */
  readonly version: number;
  /** How many readings of a sensor a verdict may look back at, in order of the sequence. */
  readonly window: number;
  /** A reading received later than this after it was observed is late. */
  readonly lateAfter: number;
  /** How far a source's clock may run ahead of the bridge's. */
  readonly clockAllowance: number;
  /** Source flags that say no measurement of the water was made: such readings fail. Every other flag but N makes one suspect. */
  readonly notMeasured: readonly string[];
  /** By the sensor's parameter. A sensor whose parameter is not here is held to its own measuring range. */
  readonly parameters: Readonly<Record<string, ParameterProfile>>;
  readonly combinations: readonly Combination[];
}

export const PROFILE_FORMAT = "tallystick-quality-profile-1";

/** Two ends, the lower first, both inside. */
export type Span = readonly [number, number];

export interface ParameterProfile {
  /** UCUM unit that the values below are in: a sensor with another one is refused. */
  readonly unit: string;
  /** Values at or below it are written down as it: they may repeat for ever. */
  readonly detectionLimit?: number;
  readonly grossRange?: { readonly fail: Span; readonly suspect?: Span };
  /** Where several members match, the last one decides. */
  readonly climatology?: readonly ClimatologyMember[];
  readonly spike?: SpikeLimits;
  readonly rateOfChange?: RateLimits;
  readonly flatLine?: FlatLineLimits;
  readonly attenuatedSignal?: AttenuationLimits;
  readonly repeatedBlock?: RepeatedBlockLimits;
  readonly frozenAtLimit?: FrozenAtLimitLimits;
  readonly digitPattern?: DigitPatternLimits;
  readonly regularIncrements?: RegularIncrementsLimits;
  readonly varianceCollapse?: VarianceCollapseLimits;
  readonly drift?: DriftLimits;
  readonly upstream?: UpstreamBand;
}

/** What values are usual in a part of the year (UTC). */
export interface ClimatologyMember {
  readonly period: "month" | "quarter" | "week" | "dayofyear";
  readonly from: number;
  readonly to: number;
  /** Outside is suspect. */
  readonly usual: Span;
  /** Outside is fail. */
  readonly possible?: Span;
}

export interface SpikeLimits {
  /** `average`: distance from the mean of the neighbours. `differential`: the smaller of two opposite steps. */
  readonly method: "average" | "differential";
  readonly suspect: number;
  readonly fail: number;
  /** Neighbours further away than this are none. */
  readonly within: number;
}

export interface RateLimits {
  /** Change per second. */
  readonly suspect: number;
  readonly fail?: number;
  /** A reading before this long says nothing. */
  readonly within: number;
}

export interface FlatLineLimits {
  /** How long values may stay within the tolerance. */
  readonly suspect: number;
  readonly fail: number;
  /** Values whose range is strictly below it are flat. */
  readonly tolerance: number;
}

export interface AttenuationLimits {
  readonly period: number;
  readonly type: "range" | "std";
  readonly suspect: number;
  readonly fail: number;
}

export interface RepeatedBlockLimits {
  /** Readings in a row that have to be the same as earlier ones. */
  readonly length: number;
  /** How often the value has to change within them: a block that hardly moves repeats by itself. */
  readonly changes: number;
}

export interface FrozenAtLimitLimits {
  readonly readings: number;
  /** Which part of them has to sit there, 0 to 1. */
  readonly share: number;
  /** How close to the limit counts as there, as a part of the limit: 0.02 is 2 %. */
  readonly margin: number;
}

/** How an instrument writes the numbers of one decade. */
export interface DecadeFormat {
  /** 0 from 1 to below 10, 2 from 100 to below 1000, -1 from 0.1. */
  readonly decade: number;
  readonly decimals: number;
  /** It writes every so many units of the last decimal. */
  readonly step: 1 | 2 | 5;
}

export interface DigitPatternLimits {
  /** Digits of other decades are not counted. */
  readonly format: readonly DecadeFormat[];
  readonly readings: number;
  /** Digits that have to be counted among them: that of a reading which moved by five steps at least. */
  readonly least: number;
  /** Chi-square of the last digit against all ten being as likely (9 degrees of freedom) beyond which it is a pattern. */
  readonly chiSquare: number;
  /** Part of values that end in 0 or 5 beyond which they were rounded by hand. */
  readonly roundShare: number;
  /** Range of the readings below which digits say nothing. */
  readonly spread: number;
}

export interface RegularIncrementsLimits {
  /** Equal steps in a row, give or take one unit of the last digit. */
  readonly readings: number;
  /** Smallest step that counts, in units of the last digit of the sensor. */
  readonly least: number;
}

export interface VarianceCollapseLimits {
  readonly readings: number;
  /** Mean size of the second difference below which the series is smoother than the instrument can be. */
  readonly least: number;
}

/** CUSUM of the change since the same time of the day before. */
export interface DriftLimits {
  /** Readings in a day. */
  readonly lag: number;
  /** How many of them the sum looks back at. */
  readonly readings: number;
  /** Change from day to day that adds nothing. */
  readonly slack: number;
  /** How far the daily mean may move one way beyond the slack. */
  readonly decision: number;
}

/** How far a value may be from the upstream station's about one travel time earlier. */
export interface UpstreamBand {
  /** Travel time. */
  readonly lag: number;
  /** Uncertainty of it: the upstream value is any one within this long before or after. */
  readonly tolerance: number;
  /** Lowest and highest usual difference, this station minus upstream. */
  readonly band: Span;
}

/** Parameters of one station that cannot go together. A rule applies where the station has all its sensors. */
export type Combination = OxygenSaturation | PartOfWhole | AcidConductivity;

export interface OxygenSaturation {
  readonly rule: "oxygen-saturation";
  readonly oxygen: string;
  readonly temperature: string;
  /** Air pressure at the station in kPa. */
  readonly pressure: number;
  /** Multiple of saturation beyond which no water has been. */
  readonly factor: number;
  readonly within: number;
}

export interface PartOfWhole {
  readonly rule: "part-of-whole";
  readonly part: string;
  readonly whole: string;
  /** By how much, as a part of the whole, two instruments may disagree. */
  readonly margin: number;
  readonly within: number;
}

export interface AcidConductivity {
  readonly rule: "acid-conductivity";
  readonly ph: string;
  readonly conductivity: string;
  /** Part of the ions' limiting conductivity that has to be there at least. */
  readonly factor: number;
  readonly within: number;
}
