/**
 * - `fault`: has to be mended.
 * - `passing`: may pass by itself.
 * - `warning`: works, and something is worse than it need be.
 */
export type Severity = "fault" | "passing" | "warning";

export interface FindingEntry {
  readonly severity: Severity;
  /** What it means for whoever relies on the node. */
  readonly means: string;
  readonly remedy: string;
}
