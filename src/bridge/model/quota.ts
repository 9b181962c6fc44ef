export interface Quota {
  /** Readings per second that a station may send for ever. */
  readonly rate: number;
  /** Readings that it may send at once after a rest: what a logger sends when its line is back. */
  readonly burst: number;
}
