/** The side of a lane's program: it ends with its parent, and tells it one result. */
import type { LaneResult } from "./counts.ts";

const orphaned = () => process.exit(1);

/** Ends this process when the parent is gone. */
export function endWithParent(): void {
  process.once("disconnect", orphaned);
}

/** Tells the parent the result. The process then ends by itself, when nothing is left to do. */
export function report(result: LaneResult): void {
  process.off("disconnect", orphaned);
  process.send?.(result, () => process.disconnect?.());
}
