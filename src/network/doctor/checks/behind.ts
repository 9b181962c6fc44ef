import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Blocks by which nodes differ while all is well. */
const USUAL = 3;

/** The one of the others that is so far ahead that the node is behind. */
export function furthestOf({
  head,
  others,
}: Pick<Observation, "head" | "others">): Observation["others"][0] | undefined {
  const [first] = others.toSorted((a, b) => b.height - a.height);
  return first !== undefined && first.height - head.number > USUAL ? first : undefined;
}

/** Whether the others are further. */
export function checkBehind({ head, syncing, others }: Observation): Seen[] {
  if (syncing !== undefined) {
    const { current, highest } = syncing;
    return [{ name: "node-behind", seen: `the node is at block ${current} of ${highest}, and catches up` }];
  }
  const first = furthestOf({ head, others });
  if (first === undefined) return [];
  return [{ name: "node-behind", seen: `the node is at block ${head.number}, ${first.name} at ${first.height}` }];
}
