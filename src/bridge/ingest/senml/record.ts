/** A record as it stands in the pack (RFC 8428 section 4). Numbers are kept as their text: no double on the way. */
export interface SenmlRecord {
  readonly bn?: string;
  readonly bt?: string;
  readonly bu?: string;
  readonly bv?: string;
  readonly bs?: string;
  readonly bver?: string;
  readonly n?: string;
  readonly u?: string;
  readonly v?: string;
  readonly vs?: string;
  readonly vb?: boolean;
  readonly vd?: string;
  readonly s?: string;
  readonly t?: string;
  readonly ut?: string;
  /** Fields that the RFC does not know, which are not understood and not refused. */
  readonly [unknown: string]: unknown;
}
