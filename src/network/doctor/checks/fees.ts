import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Whether gas is free. */
export function checkFees({ head, gasPrice }: Observation): Seen[] {
  const baseFee = BigInt((head.block.baseFeePerGas as string | undefined) ?? 0);
  if (baseFee > 0n) return [{ name: "base-fee", seen: `block ${head.number} has a base fee of ${baseFee} wei` }];
  if (gasPrice > 0n) return [{ name: "gas-price", seen: `eth_gasPrice is ${gasPrice} wei` }];
  return [];
}
