import { writeSync } from "node:fs";
import { type OnPoint, POINTS, type Point } from "../../../src/bridge/compose/points/point.ts";

/** When a life is to end by itself, with SIGKILL and nothing written. */
export interface Doom {
  readonly point: Point;
  /** At which time the point is reached. */
  readonly time: number;
}

/** Those that a gateway passes that only co-signs. */
export const COSIGNER_POINTS: readonly Point[] = POINTS.filter((point) =>
  /^start$|(commit|promise|signature)$/.test(point),
);

/**
 * Counts the points that a process reaches, and ends it at the one that is its doom, whichever thread reaches it: the thread
 * stands still there, and dies with the process.
 */
export function pointCounter({ point: last, time }: Doom): OnPoint {
  let times = 0;
  return (point) => {
    if (point !== last || ++times !== time) return;
    writeSync(1, `${point}\n`);
    process.kill(process.pid, "SIGKILL");
  };
}
