import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { OnPoint } from "./points/point.ts";
import { openPointLine, type PointLine } from "./points/point-line.ts";

/** What every thread of a bridge is started with. */
export interface Watched {
  /** Where it reports the points that it reaches. Absent: to nobody. */
  readonly points?: PointLine;
}

/**
 * Starts the `worker` program beside the module `beside`, under the ending that this module has itself: .ts in the repository,
 * .js in the package.
 */
export function startWorker(beside: string, setup: object, onPoint: OnPoint | undefined): Worker {
  const program = new URL(`worker${extname(beside)}`, beside);
  if (onPoint === undefined) return new Worker(program, { workerData: setup });
  const points = openPointLine(onPoint);
  return new Worker(program, { workerData: { ...setup, points }, transferList: [points.port] });
}
