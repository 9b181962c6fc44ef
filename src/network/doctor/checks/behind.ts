import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Blocks by which nodes differ while all is well. */
const USUAL = 3;

/** Whether the others are further. */
export function checkBehind({ head, syncing, others }: Observation): Seen[] {
  if (syncing !== undefined) {
    const { current, highest } = syncing;
    return [{ name: "node-behind", seen: `the node is at block ${current} of ${highest}, and catches up` }];
  }
  const first = others.toSorted((a, b) => b.height - a.height)[0];
  if (first === undefined || first.height - head.number <= USUAL) return [];
  return [{ name: "node-behind", seen: `the node is at block ${head.number}, ${first.name} at ${first.height}` }];
}
