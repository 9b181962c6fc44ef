import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Validators that bear the failure of one: n >= 3 f + 1. */
export const FAULT_TOLERANT = 4;

/** Whether there are validators enough. */
export function checkValidators({ head }: Observation): Seen[] {
  const count = head.header?.validators.length;
  if (count === undefined || count === 0 || count >= FAULT_TOLERANT) return []; // none in the header: a contract has them
  return [{ name: "few-validators", seen: `${count} validators` }];
}
