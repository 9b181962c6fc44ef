import type { Provider } from "ethers";
import { requireBlock } from "../require-block.ts";

export type Fees = { type: 0; gasPrice: bigint } | { type: 2; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint };

/** What a transaction has to offer on this chain: nothing where gas is free, twice the base fee where it is not. */
export async function currentFees(provider: Provider): Promise<Fees> {
  const baseFee = (await requireBlock(provider, "latest")).baseFeePerGas ?? 0n;
  if (baseFee === 0n) return { type: 0, gasPrice: 0n };
  return { type: 2, maxFeePerGas: 2n * baseFee, maxPriorityFeePerGas: 0n };
}
