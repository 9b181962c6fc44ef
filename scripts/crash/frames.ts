import type { Frame } from "../../src/bridge/model/frame.ts";
import { sweep } from "../../src/testing/readings.ts";

export const STATIONS = [1, 2, 3] as const;
const START = Date.UTC(2026, 6, 1);

/** The `n`th frame of a run: the same after every restart, two to four readings. */
export function numberedFrame(n: number): Frame {
  return sweep(1 + (n % STATIONS.length), START + n, 2 + (n % 3));
}
