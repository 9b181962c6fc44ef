import { getCreateAddress, type Provider, sha256, type TransactionResponse } from "ethers";
import type { PendingCreation } from "../sdk/core/deployment.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { deployError } from "./errors.ts";
import type { DeploymentFile } from "./journal.ts";

/**
 * Finds out what became of a creation that was noted before it was sent: if it is on the chain, its contract is put into the
 * file; if it was never sent, the note is dropped.
 *
 * @throws `DEPLOYMENT_PENDING` while the sender has a transaction in the node's pool.
 */
export async function resumePending(provider: Provider, file: DeploymentFile, pending: PendingCreation): Promise<void> {
  const { name, from, nonce, args, version, commit } = pending;
  const [mined, known] = await rpc(() =>
    Promise.all([provider.getTransactionCount(from), provider.getTransactionCount(from, "pending")]),
  );
  if (known > mined) {
    throw deployError("DEPLOYMENT_PENDING", `transaction ${mined} of ${from} is in the node's pool`, {
      from,
      nonce: mined,
    });
  }
  delete file.pending;
  if (mined <= nonce) return;
  const address = getCreateAddress({ from, nonce });
  if ((await rpc(() => provider.getCode(address))) === "0x") return;
  const sent = await findTransaction(provider, pending);
  // The nonce may have been used for something else.
  if (sent?.blockNumber == null || sha256(sent.data) !== pending.data) return;
  file.contracts[name] = { address, block: sent.blockNumber, tx: sent.hash, args, version, commit };
}

/** Looks from the noted block on: the transaction is in one of the next, however long ago that is. */
async function findTransaction(
  provider: Provider,
  { from, nonce, block }: PendingCreation,
): Promise<TransactionResponse | undefined> {
  const head = await rpc(() => provider.getBlockNumber());
  for (let number = block + 1; number <= head; number++) {
    const content = await rpc(() => provider.getBlock(number, true));
    const found = content?.prefetchedTransactions.find((sent) => sent.from === from && sent.nonce === nonce);
    if (found !== undefined) return found;
  }
  return undefined;
}
