import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";
import { furthestOf } from "./behind.ts";

/** Seconds that clocks and the way of a block may differ. */
const AHEAD = 5;
const BEHIND = 30;

/** Whether blocks are of now, by this machine's clock. */
export function checkClock({ head, now, syncing, others }: Observation): Seen[] {
  const age = now - head.timestamp;
  if (-age > AHEAD) return [{ name: "clock-ahead", seen: `block ${head.number} is of ${-age} s from now` }];
  // Without blocks their age says nothing of a clock, and a node that catches up has old ones.
  if (!head.grew || syncing !== undefined || furthestOf({ head, others }) !== undefined || age <= BEHIND) return [];
  return [{ name: "clock-behind", seen: `block ${head.number} has just come, and is of ${age} s ago` }];
}
