import { type BlockTag, isError, type Provider } from "ethers";
import { sdkError } from "./errors.ts";
import { rpc } from "./rpc.ts";

/**
 * The code at an address, "0x" where there is none.
 *
 * @throws as `rpc`; `NODE_FAULT` where the node has no state for the block: Besu then answers null, for a moment also for a block that it
 * has just told of.
 */
export function codeAt(provider: Provider, address: string, block: BlockTag = "latest"): Promise<string> {
  return rpc(() =>
    provider.getCode(address, block).catch((error: unknown) => {
      if (!isError(error, "INVALID_ARGUMENT") || error.value !== null) throw error;
      throw sdkError("NODE_FAULT", `the node has no state for block ${block}`, { reason: "null", address }, error);
    }),
  );
}
