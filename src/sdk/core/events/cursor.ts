/** A place in a chain's sequence of events: all up to and including it has been seen. Plain data, to be stored as JSON. */
export interface Cursor {
  readonly block: number;
  /** Index of the last log that was seen; null means the whole block. */
  readonly logIndex: number | null;
  readonly blockHash: string;
}
