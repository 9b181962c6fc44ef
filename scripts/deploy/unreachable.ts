import { sdkError } from "../../src/sdk/core/errors.ts";

/** Hardhat's numbers for a node that refuses the connection or does not answer in time. */
const UNREACHABLE = [703, 704];

/** Hardhat's error for a dead node, wherever it stands among the causes, as the SDK's. */
export function unreachable(error: unknown): unknown {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.name !== "HardhatError" || !UNREACHABLE.includes((at as { number?: number }).number ?? 0)) continue;
    return sdkError("RPC_UNREACHABLE", "the RPC endpoint does not answer", { reason: at.message }, error);
  }
  return undefined;
}
