import type { Quality } from "../../../sdk/sensing/model/quality.ts";
import type { History } from "./history.ts";

/**
 * A test of one sensor's readings as they come. Its verdict is a function of what is in the history and of nothing else; what
 * it keeps beside it only spares it from looking at everything again.
 */
export interface SeriesTest {
  /** Bit of `Check`. */
  readonly check: number;
  /** How many readings, up to the newest, a verdict is on. */
  readonly covers: number;
  /** Says what it thinks of the newest reading. Called for each reading that enters the history. */
  next(history: History): Quality;
}
