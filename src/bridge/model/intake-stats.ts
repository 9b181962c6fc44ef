export type RefusalCode = "BRIDGE_BUSY" | "CLOCK_AHEAD" | "QUOTA_EXCEEDED" | "FRAME_INVALID" | "STORE_FAILED";

/** Counters since the start, and what waits now. */
export interface IntakeStats {
  readonly frames: number;
  readonly stored: number;
  readonly duplicates: number;
  readonly conflicts: number;
  /** Entries that the reject log got. */
  readonly rejections: number;
  /** What went into the reject log, by station and code, each of a flood included. */
  readonly rejected: readonly { readonly station: number; readonly code: string; readonly count: number }[];
  /** Frames and rejections that were refused, by the code they got. */
  readonly refused: Readonly<Record<RefusalCode, number>>;
  /** Transactions that held frames. `frames / groups` is how much a commit is shared. */
  readonly groups: number;
  readonly waiting: { readonly frames: number; readonly bytes: number };
}
