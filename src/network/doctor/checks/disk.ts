import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

const GIB = 2 ** 30;
/** Below these a node has days. */
const LEAST = 5 * GIB;
const LEAST_SHARE = 0.05;

/** Whether there is room for what comes. */
export function checkDisk({ files }: Pick<Observation, "files">): Seen[] {
  const { space, node } = files ?? {};
  if (space === undefined || node === undefined) return [];
  const { free, total } = space;
  if (free >= LEAST && free >= total * LEAST_SHARE) return [];
  return [
    {
      name: "disk-short",
      seen: `${(free / GIB).toFixed(1)} of ${(total / GIB).toFixed(1)} GiB are free for ${node.name}`,
    },
  ];
}
