/** Stored integers; `null` for an open end. */
export interface Limit {
  readonly min: number | null;
  readonly max: number | null;
}

/** An instrument at a station. Never changes once approved, except that it can be retired. */
export interface Sensor {
  readonly id: number;
  readonly station: number;
  /** What it measures: an HJ 212 factor code or any name of at most 16 ASCII characters; "w01001" is pH. */
  readonly parameter: string;
  /** UCUM unit of at most 16 characters: "mg/L", "Cel", "[pH]". */
  readonly unit: string;
  /** Decimal places of the stored integer, 0 to 12: 8.33 is stored as 833 with scale 2. */
  readonly scale: number;
  /** The range that the instrument can measure, as stored integers. */
  readonly range: { readonly min: number; readonly max: number };
  /** The limit: what the law or permit allows. */
  readonly limit: Limit;
  /** Seconds between two readings when all is well; 0 where it measures irregularly. */
  readonly interval: number;
}

export interface Station {
  readonly id: number;
  /** Organisation that operates it. */
  readonly operator: number;
  readonly name: string;
  /** River reach. */
  readonly reach: string;
  /** The next station upstream, 0 where there is none. */
  readonly upstream: number;
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  /** How many of `gateways` have to sign a batch. */
  readonly quorum: number;
  /** Grows by one each time the gateways change. */
  readonly epoch: number;
  readonly gateways: readonly string[];
  readonly sensors: readonly Sensor[];
}
