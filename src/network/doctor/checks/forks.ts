import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Whether it executes what the contracts are compiled to. */
export function checkForks({ cancun }: Observation): Seen[] {
  if (cancun.works) return [];
  return [{ name: "cancun-missing", seen: `TSTORE, TLOAD, MCOPY and BLOBBASEFEE by eth_call: ${cancun.reason}` }];
}
