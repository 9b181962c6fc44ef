/** The side of a lane's program: it ends with its parent, asks it for work, and tells it one result. */
import type { LaneResult } from "./counts.ts";

/** What a program sends for the next piece of work, and what comes back: none when nothing is left. */
export const ASK = { ask: "next" } as const;
export interface Work {
  readonly next?: string;
}

const orphaned = () => process.exit(1);

/** Ends this process when the parent is gone. */
export function endWithParent(): void {
  process.once("disconnect", orphaned);
}

/** Takes the next piece of work from the parent; undefined when nothing is left. */
export function takeWork(): Promise<string | undefined> {
  return new Promise((resolve) => {
    process.once("message", (answer) => resolve((answer as Work).next));
    process.send?.(ASK);
  });
}

/** Tells the parent the result. The process then ends by itself, when nothing is left to do. */
export function report(result: LaneResult): void {
  process.off("disconnect", orphaned);
  process.send?.(result, () => process.disconnect?.());
}
