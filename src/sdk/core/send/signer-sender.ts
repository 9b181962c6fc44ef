import type { Signer } from "ethers";
import { sdkError } from "../errors.ts";
import { currentFees } from "./fees.ts";
import type { Sender } from "./sender.ts";

/**
 * Sends through an ethers signer, one transaction after the other, without a memory: for interactive use and tests. A
 * service that must neither lose nor double a transaction uses an outbox.
 */
export async function signerSender(signer: Signer): Promise<Sender> {
  const { provider } = signer;
  if (provider === null) throw sdkError("READ_ONLY", "the signer has no provider", {});
  const address = await signer.getAddress();
  let last: Promise<unknown> = Promise.resolve();
  return {
    address,
    send(call) {
      const sent = last.then(async () => {
        const [fees, nonce] = [await currentFees(provider), await provider.getTransactionCount(address, "pending")];
        const response = await signer.sendTransaction({ ...call, ...fees, nonce });
        const receipt = async () => {
          const mined = await provider.waitForTransaction(response.hash);
          if (mined === null)
            throw sdkError("RPC_UNREACHABLE", "the transaction was not mined", { hash: response.hash });
          return mined;
        };
        return { hash: response.hash, receipt };
      });
      last = sent.catch(() => undefined);
      return sent;
    },
  };
}
