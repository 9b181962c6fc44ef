import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Gas that the creation of the largest contract takes, with something to spare. */
const LEAST_GAS = 8_000_000;

/** Whether blocks have room, and rounds have time. */
export function checkLimits({ head, network, requestTimeout }: Observation): Seen[] {
  const seen: Seen[] = [];
  const gasLimit = Number(head.block.gasLimit);
  if (gasLimit < LEAST_GAS) {
    seen.push({ name: "gas-limit-low", seen: `block ${head.number} has a gas limit of ${gasLimit}` });
  } else if (network !== undefined && gasLimit !== network.gasLimit) {
    const text = `block ${head.number} has a gas limit of ${gasLimit}; network.json says ${network.gasLimit}`;
    seen.push({ name: "gas-limit-differs", seen: text });
  }
  if (network !== undefined && requestTimeout !== undefined && requestTimeout <= network.blockPeriodSeconds) {
    const text = `a round lasts ${requestTimeout} s, a block ${network.blockPeriodSeconds} s`;
    seen.push({ name: "request-timeout-short", seen: text });
  }
  return seen;
}
